/** Takes some events out of a calendar file (RFC 5545), as text: nothing inside them is understood or changed. */

/** A calendar with a part of its events. */
export interface PickedEvents {
  ics: string;
  count: number;
}

/** Whether lines are the UID of one of `ids`: what stands before the `@`. A folded line goes on after a space. */
function isOf(block: readonly string[], ids: ReadonlySet<string>): boolean {
  const unfolded = block.join('\n').replace(/\n[ \t]/g, '');
  const uid = /^UID(?:;[^:\n]*)?:([^@\n]*)/im.exec(unfolded)?.[1];
  return uid !== undefined && ids.has(uid.trim());
}

/** A file that is taken once is not asked for again, and has a name of its own. */
const REFRESH = /^(?:REFRESH-INTERVAL|X-PUBLISHED-TTL)[;:]/i;
const NAME = /^((?:NAME|X-WR-CALNAME):).*$/i;

/** The calendar's own lines and time zones, and the events whose UID is `<id>@…`; `undefined` when it is no whole calendar. Lines end in CRLF. */
export function pickEvents(ics: string, ids: ReadonlySet<string>, name?: string): PickedEvents | undefined {
  const lines = ics.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  while (lines.at(-1) === '') lines.pop();
  const is = (line: string | undefined, word: string) => line?.trimEnd().toUpperCase() === word;
  if (!is(lines[0], 'BEGIN:VCALENDAR') || !is(lines.at(-1), 'END:VCALENDAR')) return undefined;
  const kept: string[] = [];
  let block: string[] | undefined;
  let count = 0;
  for (const line of lines) {
    if (is(line, 'BEGIN:VEVENT')) block = [];
    if (block === undefined && !(name !== undefined && REFRESH.test(line)))
      kept.push(name === undefined ? line : line.replace(NAME, `$1${name}`));
    block?.push(line);
    if (block === undefined || !is(line, 'END:VEVENT')) continue;
    if (isOf(block, ids)) {
      kept.push(...block);
      count++;
    }
    block = undefined;
  }
  return { ics: `${kept.join('\r\n')}\r\n`, count };
}
