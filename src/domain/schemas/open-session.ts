/** `/api/v1/sessions.json`: its fields, from which its JSON Schema and its page are made. Within v1 fields are added, never removed or changed. */
import { z } from 'zod';
import { doc } from './fields.ts';
import { sessionFields, sessionKinds } from './session.ts';
import { changeKinds } from './session-change.ts';

const text = (title: string, about: string) => doc(z.string().min(1), title, about);
const maybe = (title: string, about: string) => doc(z.string().min(1).nullable(), title, `${about}没有就是 null。`);
const url = (title: string, about: string) => doc(z.url(), title, about);
const maybeUrl = (title: string, about: string) => doc(z.url().nullable(), title, `${about}没有就是 null。`);
const instant = (title: string, about: string) => doc(z.iso.datetime({ offset: true }).nullable(), title, about);
const day = z.iso.date();
const seconds = z.number().nonnegative();

const id = text('编号', '网址里的 id，不会变。');
const name = text('名称', '简体中文名称。');
const named = z.object({ id, name });
const paged = z.object({ id, name, url: url('网址', '本站的页面。') });

/** When something is or was to be held. */
export const openTimes = z.object({
  date: doc(day.nullable(), '日期', '北京时间的那一天；还没有定就是 null。'),
  startsAt: instant('开播时间', '北京时间，ISO 8601，带 +08:00；时刻没有定就是 null。'),
  endsAt: instant('结束时间', '写法同上，不含这一刻；没有定就是 null。'),
  rough: doc(
    z.enum(['day', 'morning', 'afternoon', 'evening']).nullable(),
    '只知道哪天',
    '只公布了日期（day）或上午、下午、晚上；时刻定了就是 null。',
  ),
});

const lineup = z.object({
  product: id,
  name: name,
  url: url('网址', '好货的页面。'),
  maker: doc(paged.nullable(), '厂商', '谁卖；区域特产没有单一厂商，是 null。'),
  note: maybe('说明', '介绍什么。'),
  plannedOffset: doc(seconds.nullable(), '预计', '开播后多少秒介绍；没有预告就是 null。'),
  at: doc(seconds.nullable(), '回放开始', '回放里从第几秒介绍；回放出来以前是 null。'),
  until: doc(seconds.nullable(), '回放结束', '回放里介绍到第几秒；没有记就是 null。'),
});

const change = z.object({
  at: doc(z.iso.datetime({ offset: true }), '时间', '什么时候公布这次改动。'),
  kind: doc(changeKinds, '改了什么', '改期、时间确认、延期、取消、恢复、场地、直播间、主播、节目单或其他。'),
  reason: maybe('原因', '为什么改。'),
  was: maybe('原来', '原来公布的是什么。'),
  announced: doc(openTimes.nullable(), '原时间', '这次改动之前公布的时间；不是改时间就是 null。'),
});

/** One session. */
export const openSession = z.object({
  id,
  url: url('网址', '这一场的页面；改期、取消也不会变。'),
  title: text('标题', '场次标题。'),
  summary: text('一句话', '一句介绍。'),
  sample: doc(z.boolean(), '示例', 'true 是虚构的演示场次，显示时要标明「示例」。'),
  brands: doc(z.array(paged), '品牌', '属于哪些区域品牌。'),
  kind: doc(sessionKinds, '类型', '区长带货、企业自播、产地直播、夜经济、文旅、消费帮扶、大赛、云课堂或论坛展销。'),
  nature: doc(sessionFields.shape.nature, '性质', '公益推介、广告、经营性直播或公益课程。'),
  hosts: doc(
    z.array(z.object({ ...paged.shape, office: maybe('职务', '现任职务。'), as: maybe('身份', '这一场以什么身份出镜。') })),
    '主播',
    '谁来主持。',
  ),
  operator: doc(
    z.object({
      kind: doc(z.enum(['association', 'maker', 'other']), '类别', '协会、厂商或其他单位。'),
      id: maybe('编号', '协会或厂商的 id。'),
      name,
      url: maybeUrl('网址', '本站的页面。'),
    }),
    '直播间运营者',
    '谁运营直播间。',
  ),
  payer: maybe('出资方', '广告性质的场次由谁出资。'),
  sellers: doc(z.array(paged), '销售者', '节目单里的商品由谁卖。'),
  platforms: doc(
    z.array(z.object({ id, name, roomUrl: maybeUrl('直播间', '直播间网址；示例场次的打不开。') })),
    '平台',
    '在哪些平台直播，按公布的先后。',
  ),
  venue: doc(named.nullable(), '场地', '在哪里直播；没有写就是 null。'),
  town: doc(named.nullable(), '地方', '区县或镇街，id 是行政区划代码；没有写就是 null。'),
  series: doc(named.nullable(), '系列', '属于哪个系列；没有就是 null。'),
  stage: maybe('阶段', '系列里的第几场。'),
  ...openTimes.shape,
  announced: doc(openTimes.nullable(), '最初公布的时间', '和现在的时间不同时才有，否则是 null。'),
  state: doc(
    z.object({
      kind: doc(
        z.enum(['planned', 'rescheduled', 'postponed', 'cancelled']),
        '是否照常',
        '照常、已改期、已延期（新时间待定）或已取消。是否正在直播由时间决定，这里不写。',
      ),
      reason: maybe('原因', '改期、延期或取消的原因。'),
    }),
    '变动',
    '照常还是有变动。',
  ),
  revision: doc(z.number().int().nonnegative(), '修订号', '每公布一次改动加一。'),
  changes: doc(z.array(change), '改动记录', '公布以后的每次改动，先改的在前。'),
  lineup: doc(z.array(lineup), '节目单', '按顺序介绍的好货。'),
  replay: doc(
    z
      .object({
        url: maybeUrl('网址', '平台上的回放。'),
        media: maybeUrl('文件', '本站保存的 MP4 或 HLS 文件。'),
        chapters: maybeUrl('章节', 'WebVTT，按节目单。'),
        captions: maybeUrl('字幕', 'WebVTT。'),
        duration: doc(seconds, '时长', '秒。'),
        publishedAt: doc(z.iso.datetime({ offset: true }), '发布时间', '什么时候可以看。'),
        keepUntil: doc(day, '保存至', '至少保存到这一天。'),
      })
      .nullable(),
    '回放',
    '发布以后才有，之前和撤下以后是 null。',
  ),
  replayGone: doc(
    z
      .object({
        since: doc(day, '撤下日期', '从哪天起看不到。'),
        reason: text('原因', '为什么看不到了。'),
        keeper: text('保存单位', '谁保存原片。'),
        keepUntil: doc(day, '保存至', '至少保存到这一天。'),
      })
      .nullable(),
    '已撤下',
    '回放看不到了才有。',
  ),
  corrections: doc(z.array(z.string()), '更正', '播出后的更正说明。'),
  calendar: url('日历文件', '这一场的 .ics 文件。'),
  sources: doc(
    z.array(
      z.object({
        title: text('标题', '材料的标题。'),
        publisher: maybe('发布者', '发布材料的单位。'),
        date: maybe('日期', '材料的日期。'),
        url: maybeUrl('网址', '能公开打开的网址。'),
      }),
    ),
    '来源',
    '这一场的事实从哪里来；示例场次没有。',
  ),
});

/** The whole file. */
export const openSessions = z.object({
  version: doc(z.literal(1), '版本', '字段只增不减；不兼容的改动会换成新的版本和新的网址。'),
  schema: url('JSON Schema', '这份文件的格式。'),
  license: text('许可', '使用本文件的许可。'),
  site: url('网站', '文件属于哪个网站。'),
  timeZone: doc(z.literal('Asia/Shanghai'), '时区', '所有时间都是北京时间。'),
  sessions: doc(z.array(openSession), '场次', '全部场次，按开播时间排列，过去的也在。'),
});

export type OpenSessions = z.output<typeof openSessions>;
export type OpenSession = z.output<typeof openSession>;
export type OpenTimes = z.output<typeof openTimes>;

/** The JSON Schema (2020-12) of the file; more fields than these may come. */
export const openSessionsSchema = () => z.toJSONSchema(openSessions, { io: 'input' });
