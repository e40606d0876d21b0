/** schema.org descriptions for search engines, as JSON-LD. */
import type { Chapter } from './replay/chapters.ts';

/** What a replay's description is made of; addresses are absolute, times in seconds, instants ISO 8601 with offset. */
export interface VideoFacts {
  name: string;
  description: string;
  page: string;
  thumbnail: string;
  uploadDate: string;
  duration: number;
  /** The recording itself, when the site serves it. */
  contentUrl?: string | undefined;
  /** Where a platform shows it. */
  url?: string | undefined;
  captions?: string | undefined;
  clips: readonly (Pick<Chapter, 'from' | 'to'> & { name: string; url: string })[];
}

/** `PT1H31M20S`, from seconds. */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 || whole === 0 ? `${rest}S` : ''}`;
}

/** A replay as a `VideoObject` whose `Clip`s open at their second (Google, “Video structured data”). */
export function videoObject(facts: VideoFacts): Record<string, unknown> {
  const { name, description, page, thumbnail, uploadDate, duration, contentUrl, url = page, captions, clips } = facts;
  return {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name,
    description,
    thumbnailUrl: [thumbnail],
    uploadDate,
    duration: isoDuration(duration),
    inLanguage: 'zh-Hans',
    ...(contentUrl !== undefined && { contentUrl }),
    url,
    ...(captions !== undefined && {
      caption: { '@type': 'MediaObject', contentUrl: captions, encodingFormat: 'text/vtt', inLanguage: 'zh-Hans' },
    }),
    ...(clips.length > 0 && {
      hasPart: clips.map((clip) => ({
        '@type': 'Clip',
        name: clip.name,
        startOffset: Math.floor(clip.from),
        endOffset: Math.floor(clip.to),
        url: clip.url,
      })),
    }),
  };
}

/** JSON that can stand in a `<script>` element: nothing in it ends the element or is taken for markup. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
