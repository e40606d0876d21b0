/** From properties to the text of an `.ics` file. ical.js writes each property (types, escapes, parameters); lines are ended and folded here. */
import ICAL from 'ical.js';
import { cleanText, foldLine } from './text.ts';

/** A property as jCal has it (RFC 7265): name, parameters, type, values. */
export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | number)[]];

/** A component as jCal has it: name, properties, the components inside it. */
export type Component = [name: string, properties: Property[], inside: Component[]];

const TEXT = { defaultType: 'text' };

/** What ical.js knows of properties, and those of RFC 7986 whose type need not be said. */
const design = {
  ...ICAL.design.icalendar,
  property: { ...ICAL.design.icalendar.property, name: TEXT, 'x-wr-calname': TEXT },
};

/** The text of a calendar: CRLF after every line, lines of at most 75 octets. */
export function writeCalendar(calendar: Component): string {
  return linesOf(calendar)
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');
}

function linesOf([name, properties, inside]: Component): string[] {
  const written = properties.map(([property, parameters, type, ...values]) =>
    ICAL.stringify.property(
      [property, parameters, type, ...values.map((value) => (typeof value === 'string' ? cleanText(value) : value))],
      design,
      true,
    ),
  );
  return [`BEGIN:${name.toUpperCase()}`, ...written, ...inside.flatMap(linesOf), `END:${name.toUpperCase()}`];
}
