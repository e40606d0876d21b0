/** The captions of replays, each file read once. */
import { mediaFile } from '#domain/media.ts';
import type { Cue } from '#domain/replay/cue.ts';
import { readVtt } from '#domain/replay/vtt.ts';
import type { Session } from '#domain/schemas/index.ts';
import { fileOf, media } from './index.ts';

const read = new Map<string, readonly Cue[]>();

/** The cues of a session's replay, in order and within its length; none when there are no captions. */
export function captionsOf({ id, replay }: Session): readonly Cue[] {
  if (replay?.captions === undefined) return [];
  const known = read.get(id);
  if (known) return known;
  const { cues } = readVtt(media.get(mediaFile(fileOf('sessions', id), 'captions', replay.captions) ?? '')?.text ?? '');
  const within = cues.filter(({ from }) => from < replay.duration).map((cue) => ({ ...cue, to: Math.min(cue.to, replay.duration) }));
  read.set(id, within);
  return within;
}
