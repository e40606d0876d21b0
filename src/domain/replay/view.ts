/** What the components of a replay are handed. */

/** The files of a recording, as site paths; sizes in words. */
export interface VideoFiles {
  src: string;
  /** An HLS playlist, not an MP4. */
  hls: boolean;
  size: string | undefined;
  audio: { src: string; size: string } | undefined;
}

/** A replay on a platform: its address, and the templates for a second and for a player of other sites. */
export interface Elsewhere {
  url: string;
  platform: string | undefined;
  seek: string | undefined;
  embed: string | undefined;
}

/** A replay that is out, or was. */
export interface ReplayView {
  session: string;
  title: string;
  sample: boolean;
  cover: string;
  /** The day it was broadcast, in words. */
  day: string;
  seconds: number;
  /** In words. */
  length: string;
  keeper: string;
  keepUntil: string;
  /** Site paths, when there are captions. */
  transcript: string | undefined;
  captions: string | undefined;
  /** Whether there are chapters. */
  chapters: boolean;
  video: VideoFiles | undefined;
  elsewhere: Elsewhere | undefined;
  gone: { since: string; reason: string } | undefined;
}
