/** A stretch of a recording with words: a caption, a chapter, a window of speech. */
export interface Cue {
  /** Seconds, inclusive. */
  from: number;
  /** Seconds, exclusive, after `from`. */
  to: number;
  /** Plain text, never markup; lines separated by a line feed. */
  text: string;
}
