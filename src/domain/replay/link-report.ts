/** What a visited link means for an editor: one line each, and the sum. */
import type { Fault } from '../faults.ts';
import { type Epoch, toInstant } from '../time.ts';
import type { LinkPlace, PlatformLink } from './links.ts';
import { type Detour, type Failure, type Seen, type Verdict, verdictOf, verdicts } from './link-verdicts.ts';

/** The verdicts in words. */
export const verdictWords: Record<Verdict, string> = {
  ok: '正常',
  gone: '没有了',
  'said-gone': '可能没有了',
  refused: '平台不让查',
  failing: '平台出错',
  unreachable: '连不上',
  elsewhere: '转到别处',
  unchecked: '没来得及查',
};

const DETOURS: Record<Detour, string> = {
  home: '转到了首页，可能已被删除',
  login: '转到了登录页，可能要登录才能看，也可能已被删除',
  insecure: '转到了不加密的地址，没有跟去',
  loop: '转来转去，回到了原处',
  'too-many': '转了五次还没有到',
  private: '转到了内网地址，没有跟去',
  nowhere: '要转走，却没有写明去哪里',
};

const FAILURES: Record<Failure, string> = {
  dns: '找不到这个域名',
  timeout: '等了很久没有回应',
  tls: '安全证书有问题',
  refused: '服务器不接受连接',
  reset: '连接被断开',
  other: '网络出错',
};

/** What was seen, in words. */
export function seenWords(seen: Seen): string {
  switch (seen.kind) {
    case 'detour':
      return `${DETOURS[seen.why]}${seen.to === '' ? '' : `（${seen.to}）`}`;
    case 'failure':
      return `连不上：${FAILURES[seen.why]}（${seen.code}）`;
    case 'unchecked':
      return '没来得及查';
    case 'answer': {
      const words = verdictWords[verdictOf(seen)];
      return seen.says === undefined ? `${words}（${seen.status}）` : `可能没有了：页面写着“${seen.says}”`;
    }
  }
}

const KINDS: Record<LinkPlace['kind'], { name: string; gone: string; odd: string }> = {
  replay: {
    name: '回放',
    gone: '换了网址就改 url；真没有了就在 replay 里写 gone（since 日期、reason 原因）',
    odd: '请人点开看看；真没有了就在 replay 里写 gone（since 日期、reason 原因）',
  },
  room: {
    name: '直播间',
    gone: '向运营者核对直播间网址，改 roomUrl；当天急用 npm run live 的 link',
    odd: '请人点开看看；换了地方就改 roomUrl',
  },
};

/** The notice about one place of a link, or nothing when the link is well. `file` is the session's file. */
export function linkNotice(url: string, place: LinkPlace, seen: Seen, file: string): Fault | undefined {
  const verdict = verdictOf(seen);
  if (verdict === 'ok') return undefined;
  const { name, gone, odd } = KINDS[place.kind];
  const later = verdict === 'unreachable' || verdict === 'failing' ? '过一阵再查；一直这样就' : '';
  return {
    code: `link-${verdict}`,
    file,
    field: place.field,
    what: `「${place.title}」的${name} ${url} ${seenWords(seen)}`,
    mend: verdict === 'unchecked' ? '再运行一次，接着查' : verdict === 'gone' ? gone : later + odd,
  };
}

/** `查了 12 个链接：正常 8，没有了 1`; `remembered` of them were answered by the cache. */
export function linkSummary(seen: readonly Seen[], remembered: number): string {
  const counts = verdicts
    .map((verdict) => ({ verdict, count: seen.filter((one) => verdictOf(one) === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${verdictWords[verdict]} ${count}`);
  const known = remembered === 0 ? '' : `（${remembered} 个用上次的结果）`;
  return `查了 ${seen.length} 个链接${known}：${counts.join('，')}。`;
}

/** The places of one link for programs; `checkedAt` is `null` when it was not checked. */
export function linkRecords({ url, places }: PlatformLink, seen: Seen, checkedAt: Epoch | undefined, fileOf: (session: string) => string) {
  const at = checkedAt === undefined ? null : toInstant(checkedAt);
  const answer = { verdict: verdictOf(seen), what: seenWords(seen), seen, checkedAt: at };
  return places.map((place) => ({ url, ...place, file: fileOf(place.session), ...answer }));
}
