/** A strict linter of what this site writes: RFC 5545 and RFC 7986, of which it allows only what the site uses. */

/** A content line: RFC 5545, 3.1. */
interface Line {
  name: string;
  parameters: Record<string, string>;
  value: string;
}

interface Part {
  name: string;
  lines: Line[];
  parts: Part[];
}

/** What a component needs and what else it may have; `*` marks what may come more than once. */
const COMPONENTS: Record<string, { needs: string[]; may: string[] }> = {
  VCALENDAR: { needs: ['VERSION', 'PRODID'], may: ['CALSCALE', 'METHOD', 'NAME', 'REFRESH-INTERVAL'] },
  VTIMEZONE: { needs: ['TZID'], may: ['LAST-MODIFIED', 'TZURL'] },
  STANDARD: { needs: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'], may: ['TZNAME'] },
  VEVENT: {
    needs: ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'SEQUENCE', 'STATUS'],
    may: ['DTEND', 'CREATED', 'LAST-MODIFIED', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'URL', 'CONFERENCE*', 'TRANSP', 'CLASS'],
  },
};

const TEXTS = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'X-WR-CALNAME', 'UID', 'PRODID', 'TZNAME', 'TZID'];
const UTC = ['DTSTAMP', 'CREATED', 'LAST-MODIFIED'];
const VALUES: Record<string, RegExp> = {
  VERSION: /^2\.0$/,
  CALSCALE: /^GREGORIAN$/,
  METHOD: /^PUBLISH$/,
  STATUS: /^(?:TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(?:OPAQUE|TRANSPARENT)$/,
  SEQUENCE: /^\d{1,9}$/,
  TZOFFSETFROM: /^[+-]\d{4}$/,
  TZOFFSETTO: /^[+-]\d{4}$/,
  'REFRESH-INTERVAL': /^P(?:\d+W|\d+D|T\d+[HMS])$/,
  'X-PUBLISHED-TTL': /^P(?:\d+W|\d+D|T\d+[HMS])$/,
  URL: /^https?:\/\/[^\s"<>]+$/,
  CONFERENCE: /^https:\/\/[^\s"<>]+$/,
};

/** Everything that is wrong with a calendar; nothing is an empty list. */
export function lint(calendar: string): string[] {
  const faults: string[] = [];
  const lines = contentLines(calendar, faults);
  const root = partsOf(lines, faults);
  if (root.length !== 1 || root[0]?.name !== 'VCALENDAR') faults.push('not one VCALENDAR');
  const zones = new Set(root.flatMap(({ parts }) => parts.flatMap((part) => (part.name === 'VTIMEZONE' ? valuesOf(part, 'TZID') : []))));
  for (const part of root) {
    if (part.parts.length === 0) faults.push('a calendar without a component');
    lintPart(part, zones, faults);
    const uids = part.parts.flatMap((event) => valuesOf(event, 'UID'));
    for (const uid of new Set(uids.filter((uid, index) => uids.indexOf(uid) !== index))) faults.push(`UID twice: ${uid}`);
  }
  return faults;
}

/** The unfolded lines, with a look at how they were folded. */
function contentLines(calendar: string, faults: string[]): string[] {
  if (!calendar.endsWith('\r\n')) faults.push('the last line has no end');
  const physical = calendar.split('\r\n').slice(0, -1);
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) faults.push(`longer than 75 octets: ${line}`);
    if (line === '') faults.push('an empty line');
    // What some reader takes for the end of a line, and control characters.
    if (/[\p{Cc}\u2028\u2029\uFEFF]/u.test(line)) faults.push(`a control character: ${JSON.stringify(line)}`);
    if (/\p{Cs}/u.test(line)) faults.push(`half a character: ${JSON.stringify(line)}`);
    if ((/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1) faults.push(`folded inside an escape: ${line}`);
  }
  return calendar.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

function partsOf(lines: readonly string[], faults: string[]): Part[] {
  const root: Part = { name: '', lines: [], parts: [] };
  const open = [root];
  for (const text of lines) {
    const line = readLine(text);
    const inside = open.at(-1) ?? root;
    if (line === undefined) faults.push(`not a content line: ${text}`);
    else if (line.name === 'BEGIN') {
      const part: Part = { name: line.value, lines: [], parts: [] };
      inside.parts.push(part);
      open.push(part);
    } else if (line.name === 'END') {
      if (open.length === 1 || inside.name !== line.value) faults.push(`END:${line.value} ends nothing`);
      else open.pop();
    } else inside.lines.push(line);
  }
  if (open.length !== 1) faults.push('a component without an end');
  if (root.lines.length > 0) faults.push('a line outside the calendar');
  return root.parts;
}

function readLine(text: string): Line | undefined {
  const [, name, written = '', value = ''] = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(text) ?? [];
  if (name === undefined) return undefined;
  const parameters = [...written.matchAll(/;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/g)].map(([, key = '', said = '']) => [
    key,
    said.replaceAll('"', ''),
  ]);
  return { name, parameters: Object.fromEntries(parameters) as Record<string, string>, value };
}

const valuesOf = (part: Part, name: string): string[] => part.lines.filter((line) => line.name === name).map(({ value }) => value);

function lintPart(part: Part, zones: ReadonlySet<string>, faults: string[]): void {
  const rule = COMPONENTS[part.name];
  if (rule === undefined) return void faults.push(`unknown component ${part.name}`);
  const where = `${part.name} ${valuesOf(part, 'UID')[0] ?? ''}`.trim();
  for (const name of rule.needs) if (valuesOf(part, name).length !== 1) faults.push(`${where}: needs one ${name}`);
  for (const name of new Set(part.lines.map((line) => line.name))) {
    const many = rule.may.includes(`${name}*`);
    if (!many && !rule.needs.includes(name) && !rule.may.includes(name) && !name.startsWith('X-'))
      faults.push(`${where}: unknown property ${name}`);
    if (!many && valuesOf(part, name).length > 1) faults.push(`${where}: ${name} twice`);
  }
  for (const line of part.lines) for (const fault of lintLine(line, part, zones)) faults.push(`${where}: ${line.name} ${fault}`);
  if (part.name === 'VEVENT') faults.push(...lintTimes(part).map((fault) => `${where}: ${fault}`));
  part.parts.forEach((inside) => lintPart(inside, zones, faults));
}

function lintLine({ name, parameters, value }: Line, part: Part, zones: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const may: Record<string, string[]> = {
    DTSTART: ['TZID', 'VALUE'],
    DTEND: ['TZID', 'VALUE'],
    CONFERENCE: ['VALUE', 'FEATURE', 'LABEL', 'LANGUAGE'],
    'REFRESH-INTERVAL': ['VALUE'],
  };
  for (const parameter of Object.keys(parameters)) if (!may[name]?.includes(parameter)) faults.push(`with ${parameter}`);
  if (VALUES[name]?.test(value) === false) faults.push(`is ${value}`);
  if (TEXTS.includes(name) && !/^(?:[^\\;,]|\\[\\;,nN])*$/s.test(value)) faults.push(`is not escaped: ${value}`);
  if (name === 'CATEGORIES' && !/^(?:[^\\;]|\\[\\;,nN])+$/s.test(value)) faults.push(`is not escaped: ${value}`);
  if (UTC.includes(name) && !/^\d{8}T\d{6}Z$/.test(value)) faults.push(`is not in UTC: ${value} lacks Z or digits`);
  if (name === 'REFRESH-INTERVAL' && parameters['VALUE'] !== 'DURATION') faults.push('needs VALUE=DURATION');
  if (name === 'CONFERENCE' && parameters['VALUE'] !== 'URI') faults.push('needs VALUE=URI');
  if (name === 'CONFERENCE' && parameters['FEATURE'] !== 'VIDEO') faults.push('is no video');
  if ((name === 'DTSTART' || name === 'DTEND') && part.name === 'VEVENT') {
    const zone = parameters['TZID'];
    if (parameters['VALUE'] === 'DATE' ? !/^\d{8}$/.test(value) || zone !== undefined : !/^\d{8}T\d{6}$/.test(value) || zone === undefined)
      faults.push(`is neither a day nor a time with a zone: ${value}`);
    if (zone !== undefined && !zones.has(zone)) faults.push(`in a zone that is not defined: ${zone}`);
  }
  return faults;
}

/** The end comes after the start and is written alike; what was last modified was created before. */
function lintTimes(event: Part): string[] {
  const [start, end] = ['DTSTART', 'DTEND'].map((name) => event.lines.find((line) => line.name === name));
  const [created, modified] = ['CREATED', 'LAST-MODIFIED'].map((name) => valuesOf(event, name)[0]);
  return [
    ...(start && end && end.value <= start.value ? ['DTEND is not after DTSTART'] : []),
    ...(start && end && JSON.stringify(start.parameters) !== JSON.stringify(end.parameters) ? ['DTEND is not written like DTSTART'] : []),
    ...(created !== undefined && modified !== undefined && modified < created ? ['LAST-MODIFIED before CREATED'] : []),
  ];
}
