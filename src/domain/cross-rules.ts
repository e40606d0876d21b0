/** Rules that need more than one entry: references, demo entries, specialties, platform links, official sources. */
import type { RawEntry } from './content.ts';
import type { Fault } from './faults.ts';
import { idsAt, referenceFields } from './references.ts';
import { type CollectionName, type Content, collectionNames, collections, type Entry, type Licence } from './schemas/index.ts';
import { clockOf } from './session-phase.ts';
import { beijingDay } from './time.ts';
import { licenceStateOn } from './licence-state.ts';
import { linkMatches } from './link-patterns.ts';

type Files = ReadonlyMap<string, string>;
type Report = (collection: CollectionName, id: string, code: string, field: string, what: string, mend: string) => void;

/**
 * Faults between entries. `files` maps every `collection/id` that was read to its file, also of entries that failed their own
 * check, so that one broken entry is not reported again by everything that points to it; `leftOut` are the demo entries a build omits.
 * `broken` are the entries that failed: their references are looked at as they were written.
 */
export function crossFaults(content: Content, files: Files, leftOut: ReadonlySet<string>, broken: readonly RawEntry[] = []): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (collection, id, code, field, what, mend) =>
    faults.push({ code, file: files.get(`${collection}/${id}`) ?? `${collection}/${id}`, field, what, mend });
  for (const name of collectionNames) {
    for (const [id, entry] of content[name] as ReadonlyMap<string, Entry<CollectionName>>) {
      referenceFaults(content, files, leftOut, name, id, { data: entry, sample: entry.sample }, report);
      if (!entry.sample && entry.sources.length === 0 && needsSource.has(name))
        report(name, id, 'no-source', 'sources', '真实条目没有来源', '补上 sources；虚构的演示条目写 sample: true');
    }
  }
  for (const { collection, id, data } of broken)
    referenceFaults(content, files, leftOut, collection, id, { data, sample: isSample(data) }, report);
  productFaults(content, report);
  sessionFaults(content, report);
  endedLicenceFaults(content, report);
  licenceFaults(content, report);
  return faults;
}

function isSample(data: unknown): boolean {
  return typeof data === 'object' && data !== null && (data as { sample?: unknown }).sample === true;
}

const needsSource: ReadonlySet<CollectionName> = new Set(collectionNames.filter((name) => name !== 'categories' && name !== 'places'));

function referenceFaults(
  content: Content,
  files: Files,
  leftOut: ReadonlySet<string>,
  name: CollectionName,
  id: string,
  entry: { data: unknown; sample: boolean },
  report: Report,
): void {
  for (const { path, target } of referenceFields[name]) {
    for (const { field, id: wanted } of idsAt(entry.data, path)) {
      const key = `${target}/${wanted}`;
      const found = content[target].get(wanted);
      const title = collections[target].title;
      if ((found?.sample === true && !entry.sample) || (found === undefined && leftOut.has(key)))
        report(
          name,
          id,
          'sample-reference',
          field,
          `真实条目引用了示例${title}「${wanted}」`,
          '改为引用真实条目；示例不能出现在真实内容里',
        );
      else if (found === undefined && !files.has(key))
        report(
          name,
          id,
          'dangling-reference',
          field,
          `没有 id 为「${wanted}」的${title}`,
          `${nearest(wanted, [...content[target].keys()])}检查 ${target} 文件夹里的文件名`,
        );
    }
  }
}

/** A suggestion when one known id shares a long beginning or differs by a letter. */
function nearest(wanted: string, known: readonly string[]): string {
  const close = known.find((id) => id.startsWith(wanted) || wanted.startsWith(id) || sameButOne(id, wanted));
  return close === undefined ? '' : `是不是「${close}」？`;
}

function sameButOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

function productFaults(content: Content, report: Report): void {
  for (const [id, product] of content.products) {
    const specialty = product.specialty === undefined ? undefined : content.products.get(product.specialty);
    if (specialty && specialty.kind !== 'specialty')
      report(
        'products',
        id,
        'not-a-specialty',
        'specialty',
        `「${specialty.names.zh}」不是区域特产`,
        '指向 kind: specialty 的条目，或删掉 specialty',
      );
  }
}

/** Addresses under `/live/` that are views of the directory. */
const reserved: ReadonlySet<string> = new Set(['week', 'month', 'archive']);

function sessionFaults(content: Content, report: Report): void {
  for (const [id, session] of content.sessions) {
    if (reserved.has(id)) report('sessions', id, 'reserved-id', '', `「${id}」是直播页自己的地址`, '给文件换个名字');
    for (const [index, { platform, roomUrl }] of session.platforms.entries()) {
      const known = content.platforms.get(platform);
      if (known && roomUrl !== undefined && !known.roomPatterns.some((pattern) => linkMatches(pattern, roomUrl)))
        report(
          'sessions',
          id,
          'link-pattern',
          `platforms.${index}.roomUrl`,
          `不是${known.names.zh}的直播间网址`,
          patternMend(known.roomPatterns),
        );
    }
    const { replay } = session;
    const platform = replay?.platform === undefined ? undefined : content.platforms.get(replay.platform);
    if (platform && replay?.url !== undefined && !platform.replayPatterns.some((pattern) => linkMatches(pattern, replay.url ?? '')))
      report('sessions', id, 'link-pattern', 'replay.url', `不是${platform.names.zh}的回放网址`, patternMend(platform.replayPatterns));
  }
}

/** A session must not show goods under a mark whose licence had ended by its day: on that day one of the goods' licences still runs. */
function endedLicenceFaults(content: Content, report: Report): void {
  const licencesOf = new Map<string, Licence[]>();
  for (const licence of content.licences.values())
    for (const product of licence.products) licencesOf.set(product, [...(licencesOf.get(product) ?? []), licence]);
  for (const [id, session] of content.sessions) {
    if (session.state?.kind === 'cancelled') continue;
    const day = beijingDay(clockOf(session).startsAt);
    for (const [index, { product }] of session.lineup.entries()) {
      const licences = licencesOf.get(product) ?? [];
      const [last] = licences.toSorted((a, b) => b.until.localeCompare(a.until));
      if (last && licences.every((licence) => licenceStateOn(licence, day) === 'ended'))
        report(
          'sessions',
          id,
          'licence-ended',
          `lineup.${index}.product`,
          `「${product}」的标志许可 ${last.number} 到 ${last.until} 为止，早于这一场（${day}）`,
          '先登记续展后的许可，或从节目单里拿掉这件货',
        );
    }
  }
}

function patternMend(patterns: readonly string[]): string {
  return patterns.length === 0 ? '先在平台条目里登记允许的网址样式' : `网址应符合 ${patterns.join(' 或 ')}`;
}

function licenceFaults(content: Content, report: Report): void {
  const numbers = new Map<string, string>();
  for (const [id, licence] of content.licences) {
    const key = `${licence.mark} ${licence.number}`;
    const twin = numbers.get(key);
    if (twin !== undefined) report('licences', id, 'duplicate-number', 'number', `许可编号与 ${twin} 相同`, '对照证书改正编号');
    numbers.set(key, id);
    for (const [index, wanted] of licence.products.entries()) {
      const product = content.products.get(wanted);
      if (product && product.maker !== licence.maker)
        report('licences', id, 'licence-maker', `products.${index}`, `「${product.names.zh}」不是这家厂商的产品`, '改正 maker 或 products');
    }
  }
}
