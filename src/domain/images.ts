/** Pictures beside entries: where they lie, what they are and what is wrong with them. Files and the image library are handed in. */
import type { RawEntry } from './content.ts';
import type { Fault } from './faults.ts';

/** The file types a picture may have, by the ending of its name. */
export const IMAGE_TYPES = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'avif' } as const;

/** The least width in pixels; narrower pictures are blurred on a product page. */
export const MIN_IMAGE_WIDTH = 480;

/** The most pixels that are decoded. A small file can claim billions and take the machine's memory. */
export const MAX_IMAGE_PIXELS = 60_000_000;

/** The largest picture file that is read, in bytes. */
export const MAX_IMAGE_BYTES = 25_000_000;

/** What is known of a picture file. Width and height are as seen, in pixels; 0 when there is a problem. */
export interface ImageFacts {
  width: number;
  height: number;
  problem?: 'missing' | 'type' | 'bytes' | 'pixels' | 'unreadable';
}

/** Facts by the path shown to editors. */
export type FactsOfImages = ReadonlyMap<string, ImageFacts>;

/** What is used of `node:fs`. */
interface Files {
  lstatSync(path: string): { isFile(): boolean; size: number };
  readFileSync(path: string): Uint8Array;
}

/** What is used of `sharp`. */
type ImageLibrary = (
  bytes: Uint8Array,
  options: { limitInputPixels: number; failOn: 'truncated' },
) => {
  metadata(): Promise<{ autoOrient: { width: number; height: number } }>;
  resize(width: number, height: number, options: { fit: 'fill' }): { toBuffer(): Promise<unknown> };
};

/** The path of a picture named by the entry in `file`; `undefined` when the name is not a file beside or below the entry. */
export function imagePath(file: string, src: string): string | undefined {
  const parts = src.replace(/^\.\//, '').split('/');
  if (/[\\:?#]/.test(src) || parts.some((part) => part === '' || part.startsWith('.'))) return undefined;
  return [...file.split('/').slice(0, -1), ...parts].join('/');
}

/** The type that the ending of a name promises. */
export function imageTypeOf(name: string): (typeof IMAGE_TYPES)[keyof typeof IMAGE_TYPES] | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(IMAGE_TYPES, ending) ? IMAGE_TYPES[ending as keyof typeof IMAGE_TYPES] : undefined;
}

/** The picture files that entries name, sorted; names that cannot be files of ours are left to `checkContent`. */
export function imageFilesOf(entries: readonly RawEntry[]): string[] {
  const named = entries.flatMap(({ file, data }) =>
    writtenImages(data).flatMap((image) => {
      const src = (image as { src?: unknown } | null)?.src;
      const path = typeof src === 'string' ? imagePath(file, src.trim()) : undefined;
      return path !== undefined && imageTypeOf(path) !== undefined ? [path] : [];
    }),
  );
  return [...new Set(named)].sort();
}

function writtenImages(data: unknown): unknown[] {
  const images = (data as { images?: unknown } | null | undefined)?.images;
  return Array.isArray(images) ? images : [];
}

/** Looks at every file: it must be a whole picture of the promised type within the limits. Never throws for a bad file. */
export async function readImageFacts(paths: readonly string[], files: Files, library: ImageLibrary): Promise<FactsOfImages> {
  const facts = new Map<string, ImageFacts>();
  for (const path of paths) facts.set(path, await factsOf(path, files, library));
  return facts;
}

async function factsOf(path: string, files: Files, library: ImageLibrary): Promise<ImageFacts> {
  const bad = (problem: ImageFacts['problem'] & string): ImageFacts => ({ width: 0, height: 0, problem });
  let bytes: Uint8Array;
  try {
    const found = files.lstatSync(path);
    if (!found.isFile()) return bad('missing');
    if (found.size > MAX_IMAGE_BYTES) return bad('bytes');
    bytes = files.readFileSync(path);
  } catch {
    return bad('missing');
  }
  if (sniff(bytes) !== imageTypeOf(path)) return bad('type');
  try {
    const open = (limitInputPixels: number) => library(bytes, { limitInputPixels, failOn: 'truncated' });
    const { width, height } = (await open(0).metadata()).autoOrient;
    if (width * height > MAX_IMAGE_PIXELS) return bad('pixels');
    await open(MAX_IMAGE_PIXELS).resize(8, 8, { fit: 'fill' }).toBuffer();
    return { width, height };
  } catch {
    return bad('unreadable');
  }
}

/** The type that the first bytes show, so that no other decoder (SVG, PDF) is ever asked. */
function sniff(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 16));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return /^....ftypavi[fs]/s.test(text) ? 'avif' : undefined;
}

/** An entry's picture as it was written and checked by its schema. */
interface WrittenImage {
  src: string;
  alt: string;
}

/** Faults of the pictures of one checked entry in `file`, called one of `names`; of files only when their facts are known. */
export function imageFaults(
  file: string,
  names: readonly string[],
  images: readonly WrittenImage[],
  facts: FactsOfImages | undefined,
): Fault[] {
  const faults: Fault[] = [];
  for (const [index, { src, alt }] of images.entries()) {
    const field = `images.${index}`;
    const report = (code: string, part: string, what: string, mend: string) =>
      faults.push({ code, file, field: `${field}.${part}`, what, mend });
    const stem = (src.split('/').at(-1) ?? src).replace(/\.[a-z]+$/i, '');
    const words = bare(alt);
    if (words === bare(stem) || /\.(?:jpe?g|png|webp|avif|svg|gif|heic)$/i.test(alt))
      report('image-alt', 'alt', '替代文字写的是文件名', ALT_MEND);
    else if (names.some((name) => bare(name) === words || bare(`${name}图片`) === words || bare(`${name}照片`) === words))
      report('image-alt', 'alt', '替代文字只是名称，旁边已经写着', ALT_MEND);
    const path = imagePath(file, src);
    if (path === undefined) report('image-place', 'src', `「${src}」不在条目旁边`, '把图片放到条目所在的文件夹，写成 ./文件名.jpg');
    else if (imageTypeOf(path) === undefined) report('image-type', 'src', `不能用「${src}」这种文件`, '换成 jpg、png、webp 或 avif 的照片');
    else {
      const known = facts?.get(path);
      const fault = known && factFault(known, path);
      if (fault) report(...fault);
    }
  }
  return faults;
}

const ALT_MEND = '写一句话，说清图里看得见什么，例如「三条海鲈躺在碎冰上」';

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');
}

function factFault({ problem, width }: ImageFacts, path: string): [string, string, string, string] | undefined {
  switch (problem) {
    case 'missing':
      return ['image-missing', 'src', `没有 ${path} 这个文件`, '检查文件名和大小写，把图片放到条目旁边'];
    case 'type':
      return ['image-type', 'src', '文件的内容和扩展名不符', '用看图软件重新存成 jpg、png、webp 或 avif，再用对的扩展名'];
    case 'bytes':
      return ['image-too-big', 'src', `图片超过 ${MAX_IMAGE_BYTES / 1_000_000} MB`, '缩小到宽 2400 像素左右再放进来'];
    case 'pixels':
      return ['image-too-big', 'src', `图片超过 ${MAX_IMAGE_PIXELS / 10_000} 万像素`, '缩小到宽 2400 像素左右再放进来'];
    case 'unreadable':
      return ['image-unreadable', 'src', '图片打不开，可能没有传完整', '重新导出这张照片，再放进来'];
    default:
      return width < MIN_IMAGE_WIDTH
        ? ['image-too-small', 'src', `图片只有 ${width} 像素宽`, `换一张宽 ${MIN_IMAGE_WIDTH} 像素以上的，最好 1200 像素`]
        : undefined;
  }
}
