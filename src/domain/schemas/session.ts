/** One livestream: announced, held, moved or cancelled, and afterwards its replay. */
import { z } from 'zod';
import type { RuleContext } from './rules.ts';
import { spanOf } from '../session-phase.ts';
import { DAY, epochOf } from '../time.ts';
import { parseRough } from '../written-time.ts';
import { announced, day, doc, instant, line, link, offset, prose, ref, shared, source, yuan } from './fields.ts';
import { changeFields, changeRules } from './session-change.ts';
import { visitFields } from './product.ts';

/** What sort of session it is. */
export const sessionKinds = z.enum([
  'district-head',
  'company',
  'origin',
  'night-market',
  'tourism',
  'assistance',
  'contest',
  'class',
  'forum',
]);

/** One product of the line-up; `at` and `until` are known only after the session. */
export const lineupFields = z.strictObject({
  product: ref('products', '产品', '介绍的产品。'),
  note: doc(line.optional(), '备注', '介绍什么，例如 清蒸示范。'),
  planned: doc(offset.optional(), '预计时间', '开播后多久介绍，写成 "20:00" 或秒数。'),
  price: doc(yuan.optional(), '直播价', '当场的直播价（元）；回放里只作「那时的价格」。'),
  at: doc(offset.optional(), '回放开始', '回放里从哪一刻开始介绍。'),
  until: doc(offset.optional(), '回放结束', '回放里介绍到哪一刻。'),
});

/** The recording of a session. */
export const replayFields = z.strictObject({
  url: doc(link.optional(), '网址', '平台上的回放网址。'),
  file: doc(line.optional(), '文件', '放在条目旁边的 MP4（./场次.mp4）或 HLS（./场次/index.m3u8）。'),
  audio: doc(line.optional(), '声音', '同一段回放只有声音的 M4A 文件，给省流量的读者。'),
  platform: ref('platforms', '平台', '回放所在的平台。').optional(),
  duration: doc(offset, '时长', '回放总长，写成 "1:32:00" 或秒数。'),
  captions: doc(line.optional(), '字幕', '放在条目旁边的 WebVTT 字幕文件（./场次.vtt）。'),
  publishedAt: doc(instant, '发布时间', '回放可以观看的时间。'),
  retainUntil: doc(day.optional(), '保存至', '不写即直播结束后三年（《网络交易监督管理办法》）。'),
  keeper: doc(line.optional(), '保存单位', '谁保存这份回放；不写即直播间运营者。'),
  sha256: doc(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/, '应是 64 位十六进制的 SHA-256')
      .optional(),
    '校验值',
    '回放文件的 SHA-256，登记回放的命令会写上。',
  ),
  gone: doc(
    z
      .strictObject({
        since: doc(day, '撤下日期', '从哪天起看不到。'),
        reason: doc(line, '原因', '为什么看不到了。'),
      })
      .optional(),
    '已撤下',
    '回放看不到了才写；页面会说明原因、谁保存、保存到哪天。',
  ),
});

/** A session entry. */
export const sessionFields = z.strictObject({
  ...shared,
  title: doc(line, '标题', '场次标题。'),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍。'),
  brands: doc(z.array(ref('brands', '品牌', '属于哪些区域品牌。')).min(1, '至少写一个品牌'), '品牌', '属于哪些区域品牌。'),
  kind: doc(sessionKinds, '类型', '区长带货、企业自播、产地直播、夜经济、文旅、消费帮扶、大赛、云课堂或论坛展销。'),
  nature: doc(
    z.enum(['public-benefit', 'advertising', 'commerce', 'education']),
    '性质',
    '公益推介、广告、经营性直播或公益课程；页面会标明。',
  ),
  hosts: doc(
    z
      .array(
        z.strictObject({
          host: ref('hosts', '主播', '主播的 id。'),
          as: doc(line.optional(), '身份', '这一场以什么身份出镜。'),
        }),
      )
      .min(1, '至少写一位主播'),
    '主播',
    '谁来主持。',
  ),
  operator: doc(
    z.strictObject({
      association: ref('associations', '协会', '由协会运营直播间时写。').optional(),
      maker: ref('makers', '厂商', '由厂商运营直播间时写。').optional(),
      name: doc(line.optional(), '名称', '由其他单位运营时写单位名称。'),
    }),
    '直播间运营者',
    '谁运营直播间；三项写且只写一项。',
  ),
  payer: doc(line.optional(), '出资方', '广告性质的场次由谁出资。'),
  series: ref('series', '系列', '属于哪个系列。').optional(),
  venue: ref('venues', '场地', '在哪里直播。').optional(),
  town: ref('places', '地方', '在哪个镇街直播。').optional(),
  platforms: doc(
    z
      .array(
        z.strictObject({
          platform: ref('platforms', '平台', '平台 id。'),
          roomUrl: doc(link.optional(), '直播间', '直播间网址，不知道就不写。'),
        }),
      )
      .min(1, '至少写一个平台'),
    '平台',
    '在哪些平台直播，按先后排列。',
  ),
  stage: doc(line.optional(), '阶段', '系列里的第几场或哪个阶段，例如 初赛、第二课。'),
  startsAt: doc(
    announced,
    '开播时间',
    '预告的开播时间（北京时间），例如 2026-05-18T20:00；时刻没定时只写日期，或日期加 上午、下午、晚上。',
  ),
  endsAt: doc(instant.optional(), '结束时间', '预告的结束时间（北京时间）；开播时刻没定时不写。'),
  aired: doc(
    z
      .strictObject({
        from: doc(instant.optional(), '实际开播', '实际开播的时间，和预告不同时写。'),
        until: doc(instant.optional(), '实际结束', '实际结束的时间，提前收播或延长时写。'),
      })
      .optional(),
    '实际时间',
    '提前、推迟或延长播出时写；预告的时间不用改。',
  ),
  state: doc(
    z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('postponed'),
          reason: doc(line, '原因', '改期的原因。'),
          newStartsAt: doc(announced.optional(), '新时间', '改到什么时候，写法同开播时间；还没定就不写。'),
          newEndsAt: doc(instant.optional(), '新的结束时间', '不写就和原来一样长。'),
        }),
        z.strictObject({ kind: z.literal('cancelled'), reason: doc(line, '原因', '取消的原因。') }),
      ])
      .optional(),
    '变动',
    '改期或取消时写；原来的时间留在 startsAt 不动。',
  ),
  lineup: doc(z.array(lineupFields).default([]), '节目单', '按顺序介绍的产品。'),
  replay: doc(replayFields.optional(), '回放', '播出后的回放。'),
  results: doc(
    z
      .strictObject({
        viewers: doc(z.number().int().nonnegative('不能是负数').optional(), '观看人数', '观看人数。'),
        orders: doc(z.number().int().nonnegative('不能是负数').optional(), '订单数', '订单数。'),
        sales: doc(yuan.optional(), '成交额', '成交额（元）。'),
        asOf: doc(day, '截至', '数字是哪天的。'),
        source: doc(source, '来源', '数字的出处。'),
      })
      .optional(),
    '结果',
    '没有来源和日期的数字不能写。',
  ),
  visit: doc(visitFields.optional(), '线下到访', '线上引流、线下消费时写。'),
  announcedAt: doc(instant.optional(), '公布时间', '这一场第一次公布的时间，写进日历文件。'),
  revision: doc(z.number().int().nonnegative('不能是负数').default(0), '修订号', '时间、地点、状态每改一次加一，同时在 changes 里写一条。'),
  changes: doc(z.array(changeFields).default([]), '改动记录', '公布以后的每次改动，先改的在前；页面和日历都用它。'),
  correction: doc(z.array(line).default([]), '更正', '播出后的更正说明。'),
});

/** Order of times, recordings and responsibilities within one session. */
export function sessionRules(session: z.output<typeof sessionFields>, { fault }: RuleContext): void {
  timeRules(session, { fault });
  changeRules(session, { fault });
  const operators = [session.operator.association, session.operator.maker, session.operator.name].filter(Boolean);
  if (operators.length !== 1) fault('operator', 'operator', `运营者写了 ${operators.length} 项`, 'association、maker、name 写且只写一项');
  if (session.nature === 'advertising' && session.payer === undefined) fault('payer', 'payer', '广告性质的场次没有写出资方', '写上 payer');
  const { replay } = session;
  if (replay) {
    if ((replay.url === undefined) === (replay.file === undefined))
      fault('replay-place', 'replay', '回放要写 url 或 file 中的一项', '平台回放写 url，本站文件写 file');
    if (parseRough(session.startsAt) === undefined && epochOf(replay.publishedAt) < epochOf(session.startsAt))
      fault('date-order', 'replay.publishedAt', '回放发布时间早于开播时间', '改正 publishedAt');
  }
  for (const [index, { at, until }] of session.lineup.entries()) {
    const field = `lineup.${index}`;
    if (until !== undefined && (at === undefined || until <= at))
      fault('date-order', `${field}.until`, '介绍的结束时刻不晚于开始时刻', '对照回放改正 at 和 until');
    if (at !== undefined && !replay) fault('no-replay', `${field}.at`, '写了回放时刻，但这一场没有回放', '补上 replay，或删掉 at 和 until');
    const last = until ?? at;
    if (replay && last !== undefined && (until === undefined ? last >= replay.duration : last > replay.duration))
      fault(
        'past-end',
        `${field}.${until === undefined ? 'at' : 'until'}`,
        `时刻 ${last} 秒超过回放总长 ${replay.duration} 秒`,
        '改正时刻，或改正 replay.duration',
      );
  }
}

/** A confirmed start has an end after it; one that is not confirmed has none. */
function timeRules(session: z.output<typeof sessionFields>, { fault }: RuleContext): void {
  const { startsAt, endsAt, aired, state } = session;
  const rough = parseRough(startsAt) !== undefined;
  if (rough && endsAt !== undefined) fault('rough-end', 'endsAt', '开播时刻还没定，却写了结束时间', '删掉 endsAt，或把 startsAt 写到时刻');
  if (!rough && endsAt === undefined) fault('no-end', 'endsAt', '缺少结束时间', '补上 endsAt，例如 2026-05-18T21:30');
  if (!rough && endsAt !== undefined && epochOf(endsAt) <= epochOf(startsAt))
    fault('date-order', 'endsAt', '结束时间不晚于开播时间', '把 endsAt 改到 startsAt 之后；跨过午夜要写第二天的日期');
  if (aired?.until !== undefined && epochOf(aired.until) <= epochOf(aired.from ?? (rough ? aired.until : startsAt)))
    fault('date-order', 'aired.until', '实际结束不晚于实际开播', '对照直播记录改正 aired');
  if (aired?.from !== undefined && state === undefined && Math.abs(epochOf(aired.from) - spanOf(startsAt, endsAt).startsAt) > 2 * DAY)
    fault('date-order', 'aired.from', '实际开播和预告差了两天以上', '改正 aired.from；改期写 state，不写 aired');
  if (!rough && endsAt !== undefined && epochOf(endsAt) - epochOf(startsAt) > 2 * DAY)
    fault('date-order', 'endsAt', '一场直播超过两天', '改正 endsAt；几天的活动写成一个系列、每天一场');
  if (state?.kind !== 'postponed') return;
  const { newStartsAt, newEndsAt } = state;
  const exact = newStartsAt !== undefined && parseRough(newStartsAt) === undefined;
  if (newEndsAt !== undefined && !exact)
    fault('rough-end', 'state.newEndsAt', '新时间的时刻还没定，却写了新的结束时间', '删掉 newEndsAt，或把 newStartsAt 写到时刻');
  if (exact && newEndsAt !== undefined && epochOf(newEndsAt) <= epochOf(newStartsAt))
    fault('date-order', 'state.newEndsAt', '新的结束时间不晚于新的开播时间', '改正 newEndsAt');
  if (exact && rough && newEndsAt === undefined) fault('no-end', 'state.newEndsAt', '原来没有时刻，新时间不知道播到几点', '补上 newEndsAt');
}
