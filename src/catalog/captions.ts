/** The captions of replays, read from the files beside the entries, each once. */
import { readFileSync } from 'node:fs';
import { imagePath } from '#domain/images.ts';
import type { Cue } from '#domain/replay/cue.ts';
import { readVtt } from '#domain/replay/vtt.ts';
import type { Session } from '#domain/schemas/index.ts';
import { fileOf } from './index.ts';

const read = new Map<string, readonly Cue[]>();

/** The cues of a session's replay, in order and within its length; none when there are no captions. */
export function captionsOf({ id, replay }: Session): readonly Cue[] {
  if (replay?.captions === undefined) return [];
  const known = read.get(id);
  if (known) return known;
  const { cues } = readVtt(readFileSync(imagePath(fileOf('sessions', id), replay.captions) ?? '', 'utf8'));
  const within = cues.filter(({ from }) => from < replay.duration);
  read.set(id, within);
  return within;
}
