/** What pages show of a replay: the player or the way to it, the line-up as chapters, the text tracks. */
import type { LineupRow, MomentPlay } from '#domain/card-types.ts';
import { formatBytes, formatDay, formatFen, formatLength, formatOffset, formatTime, formatTimeOfDay } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import { mediaFile } from '#domain/media.ts';
import type { ClockedSession, Moment } from '#domain/relations.ts';
import { type Chapter, chaptersOf } from '#domain/replay/chapters.ts';
import { keeperOf, keepUntil } from '#domain/replay/keep.ts';
import { seekAddress } from '#domain/replay/platform.ts';
import type { Elsewhere, ReplayView, VideoFiles } from '#domain/replay/view.ts';
import type { Product, Session } from '#domain/schemas/index.ts';
import { isOut, isOver, phaseAt, type SessionClock } from '#domain/session-phase.ts';
import { videoObject } from '#domain/structured-data.ts';
import { beijingDay } from '#domain/time.ts';
import { coverPath, mediaPath, momentPath, pathOf, trackPath, transcriptPath } from '#domain/urls.ts';
import { absolute } from './address.ts';
import { captionsOf } from './captions.ts';
import { fileOf, media, now, relations } from './index.ts';
import { linked } from './lists.ts';

const { content } = relations;

/** The replay of a session whose replay is out or was; the files the site serves only while it is there. */
export function replayView({ session, clock }: ClockedSession): ReplayView | undefined {
  const { replay } = session;
  if (!replay || !(isOver(clock, now) && (isOut(clock, now) || goneOf(clock)))) return undefined;
  const gone = goneOf(clock) ? replay.gone : undefined;
  const platform = replay.platform === undefined ? undefined : content.platforms.get(replay.platform);
  const spoken = captionsOf(session).length > 0;
  return {
    session: session.id,
    title: session.title,
    sample: session.sample,
    cover: coverPath('sessions', session.id),
    day: formatDay(beijingDay(clock.startsAt), now),
    seconds: replay.duration,
    length: formatLength(replay.duration),
    keeper: keeperOf(content, session),
    keepUntil: formatDay(keepUntil(replay, clock.endsAt)),
    transcript: spoken ? transcriptPath(session.id) : undefined,
    captions: spoken ? trackPath(session.id, 'captions') : undefined,
    chapters: chaptersOf(session.lineup, replay.duration).length > 0,
    video: gone ? undefined : videoFiles(session),
    elsewhere:
      gone || replay.url === undefined
        ? undefined
        : { url: replay.url, platform: platform?.names.zh, seek: platform?.seek ?? undefined, embed: platform?.embed },
    gone: gone && { since: formatDay(gone.since), reason: gone.reason },
  };
}

const goneOf = ({ goneAt }: SessionClock) => goneAt !== undefined && goneAt <= now;

/** The files of a session's recording that the site serves itself. */
export function videoFiles({ id, replay }: Session): VideoFiles | undefined {
  if (replay?.file === undefined) return undefined;
  const size = (field: 'file' | 'audio', name: string) => media.get(mediaFile(fileOf('sessions', id), field, name) ?? '')?.size;
  const hls = replay.file.endsWith('.m3u8');
  return {
    src: mediaPath(id, replay.file),
    hls,
    size: hls ? undefined : formatBytes(size('file', replay.file) ?? 0),
    audio:
      replay.audio === undefined ? undefined : { src: mediaPath(id, replay.audio), size: formatBytes(size('audio', replay.audio) ?? 0) },
  };
}

/** What plays a moment on this site, until its note or the next chapter ends it; nothing for one on a platform. */
export function momentPlay({ session, at }: Moment): MomentPlay | undefined {
  const files = videoFiles(session);
  const chapter = chaptersOf(session.lineup, session.replay?.duration ?? 0).find(({ from }) => from === at);
  if (!files || !chapter) return undefined;
  const captions = captionsOf(session).length > 0 ? trackPath(session.id, 'captions') : undefined;
  return { src: files.src, hls: files.hls, to: chapter.to, captions };
}

/** The line-up in order; places in the replay once the replay is out. */
export function lineupRows({ session, clock }: ClockedSession): LineupRow[] {
  const archived = phaseAt(clock, now) === 'archived';
  const over = archived || goneOf(clock);
  const { replay } = session;
  const platform = replay?.platform === undefined ? undefined : content.platforms.get(replay.platform);
  const until = new Map(chaptersOf(session.lineup, replay?.duration ?? 0).map(({ item, to }) => [item, to]));
  return session.lineup.map((item, index) => {
    const product = content.products.get(item.product);
    const price = item.price === undefined ? undefined : formatFen(item.price);
    const second = over ? item.at : undefined;
    const apart = archived && replay?.url !== undefined && second !== undefined;
    return {
      product: linked('products', [item.product])[0],
      maker: product?.maker === undefined ? undefined : content.makers.get(product.maker)?.names.zh,
      note: item.note,
      price: price && (over ? t.session.priceThen(price) : t.session.priceAnnounced(price)),
      planned: item.planned,
      when:
        item.planned === undefined || over || clock.rough !== undefined || clock.state !== undefined
          ? undefined
          : t.session.planned(formatTime(clock.startsAt + item.planned * 1000)),
      second,
      until: second === undefined ? undefined : until.get(index),
      href: archived && second !== undefined ? momentPath(session.id, second) : undefined,
      seek: apart && !session.sample ? seekAddress(platform?.seek, replay.url ?? '', second) : undefined,
      clock: apart && clock.rough === undefined ? t.replay.thatTime(formatTimeOfDay(clock.startsAt + second * 1000)) : undefined,
      length: over && item.at !== undefined && item.until !== undefined ? formatLength(item.until - item.at) : undefined,
    };
  });
}

/** A chapter's words: the product and what is shown of it. */
export function chapterTitle(session: Session): (chapter: Pick<Chapter, 'item' | 'product'>) => string {
  return ({ item, product }) => {
    const known: Product | undefined = content.products.get(product);
    return [known?.names.zh ?? product, session.lineup[item]?.note].filter(Boolean).join(' · ');
  };
}

/** The replay for search engines, with a clip for each chapter; nothing for demo entries, and once it is gone. */
export function replayData({ session, clock }: ClockedSession) {
  const { replay } = session;
  if (!replay || session.sample || phaseAt(clock, now) !== 'archived') return undefined;
  const files = videoFiles(session);
  const titleOf = chapterTitle(session);
  return videoObject({
    name: session.title,
    description: session.summary,
    page: absolute(pathOf('sessions', session.id)),
    thumbnail: absolute(coverPath('sessions', session.id)),
    uploadDate: replay.publishedAt,
    duration: replay.duration,
    contentUrl: files && absolute(files.src),
    url: replay.url,
    captions: captionsOf(session).length > 0 ? absolute(trackPath(session.id, 'captions')) : undefined,
    clips: chaptersOf(session.lineup, replay.duration).map((chapter) => ({
      from: chapter.from,
      to: chapter.to,
      name: `${formatOffset(chapter.from)} ${titleOf(chapter)}`,
      url: absolute(momentPath(session.id, chapter.from).replace(/#.*/, '')),
    })),
  });
}

/** What a page's security policy must allow for its replays, before it is drawn: hls.js hands the browser what it puts together as a blob, a platform's player is a frame. */
export function replayPolicy(
  views: readonly ({ video: { hls: boolean } | undefined; elsewhere: Elsewhere | undefined; sample: boolean } | undefined)[],
) {
  const hls = views.some((view) => view?.video?.hls);
  const frames = views.flatMap((view) =>
    view?.elsewhere?.embed === undefined || view.sample ? [] : [new URL(view.elsewhere.embed).origin],
  );
  return [
    ...(hls ? (["media-src 'self' blob:"] as const) : []),
    ...(frames.length > 0 ? ([`frame-src ${[...new Set(frames)].join(' ')}`] as const) : []),
  ];
}

/** Why a session's replay is gone, and who keeps it until when. */
export function goneWords(item: ClockedSession): string | undefined {
  const view = replayView(item);
  return view?.gone && t.replay.goneShort(view.gone.reason, view.keeper, view.keepUntil);
}

/** One replay of each form that the site has, for the gallery. */
export function replayForms(): ReplayView[] {
  const forms = new Map<string, ReplayView>();
  for (const item of relations.sessions) {
    const view = replayView(item);
    if (!view) continue;
    const form = view.gone ? 'gone' : view.video ? `here ${view.video.hls}` : `there ${view.elsewhere?.seek !== undefined}`;
    if (!forms.has(form)) forms.set(form, view);
  }
  return [...forms.values()];
}
