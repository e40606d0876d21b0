/** The text tracks of all replays that are out or were. */
import { captionsVtt, chaptersOf, chaptersVtt, productsVtt } from '#domain/replay/chapters.ts';
import { captionsOf } from './captions.ts';
import { relations } from './index.ts';
import { chapterTitle, replayView } from './replay-view.ts';

/** WebVTT files; a track without cues is no file. */
export function tracks(): { id: string; track: 'chapters' | 'captions' | 'products'; text: string }[] {
  return relations.sessions.flatMap((item) => {
    const { session } = item;
    if (!replayView(item)) return [];
    const chapters = chaptersOf(session.lineup, session.replay?.duration ?? 0);
    const spoken = captionsOf(session);
    return [
      ...(chapters.length > 0
        ? [
            { id: session.id, track: 'chapters' as const, text: chaptersVtt(chapters, chapterTitle(session)) },
            { id: session.id, track: 'products' as const, text: productsVtt(chapters) },
          ]
        : []),
      ...(spoken.length > 0 ? [{ id: session.id, track: 'captions' as const, text: captionsVtt(spoken) }] : []),
    ];
  });
}
