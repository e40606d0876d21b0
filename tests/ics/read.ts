/** What two parsers that share no code make of a calendar, with every complaint of theirs. */
import ICAL from 'ical.js';
import { sync } from 'node-ical';
import { vi } from 'vitest';

/** An event as a reader's calendar would have it. */
export interface ReadEvent {
  uid: string;
  summary: string;
  description: string;
  status: string;
  sequence: number;
  /** Epoch milliseconds; of whole days their midnight in UTC. */
  start: number;
  end: number | undefined;
  wholeDay: boolean;
}

/** Mozilla's parser, strict; times come out of the calendar's own VTIMEZONE. Throws on what it cannot read. */
export function readStrictly(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const first = (name: string) => event.getFirstPropertyValue(name);
    const start = first('dtstart') as ICAL.Time;
    const end = first('dtend') as ICAL.Time | null;
    if (!start.isDate && start.zone.tzid !== 'Asia/Shanghai') throw new Error(`zone ${start.zone.tzid} was not taken from the calendar`);
    return {
      uid: String(first('uid')),
      summary: String(first('summary')),
      description: String(first('description')),
      status: String(first('status')),
      sequence: Number(first('sequence')),
      start: start.toUnixTime() * 1000,
      end: end === null ? undefined : end.toUnixTime() * 1000,
      wholeDay: start.isDate,
    };
  });
}

/** node-ical, the parser of many home calendars; times come out of the system's zone table. Throws on anything it warns about. */
export function readLeniently(text: string): ReadEvent[] {
  const said: string[] = [];
  const spies = (['warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.join(' '))),
  );
  try {
    const found = Object.values(sync.parseICS(text)).flatMap((part) => (part?.type === 'VEVENT' ? [part] : []));
    if (said.length > 0) throw new Error(said.join('\n'));
    return found.map((event) => ({
      uid: event.uid,
      summary: String(event.summary),
      description: String(event.description),
      status: String(event.status),
      sequence: Number(event.sequence),
      start: epochOf(event.start, event.datetype === 'date'),
      end: event.end && epochOf(event.end, event.datetype === 'date'),
      wholeDay: event.datetype === 'date',
    }));
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** node-ical puts a whole day at its midnight where the machine is; here it is that of UTC. */
function epochOf(date: Date, wholeDay: boolean): number {
  return wholeDay ? Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) : date.getTime();
}
