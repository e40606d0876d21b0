/** Words that mean the same, words to be put plainly, and words that say nothing: data for both engines. */

/** Each word of a group finds the others. */
export const synonymGroups: readonly (readonly string[])[] = [
  // Gifts and sweets
  ['手信', '伴手礼', '礼盒', '礼品', '送礼', '礼物'],
  ['糕点', '点心', '饼食', '饼干', '零食'],
  ['甜品', '糖水', '甜点'],
  // Home
  ['家具', '家私', '家俱'],
  ['沙发', '梳化'],
  ['床垫', '床褥'],
  // Jewellery
  ['珠宝', '首饰', '饰品', '饰物'],
  ['黄金', '足金', '金饰'],
  ['手镯', '镯子', '手鈪'],
  // Produce
  ['红薯', '番薯', '地瓜', '甘薯'],
  ['土豆', '洋芋', '马铃薯', '薯仔'],
  ['番石榴', '芭乐', '鸡屎果'],
  ['玉米', '粟米', '苞米'],
  ['番茄', '西红柿'],
  ['花生', '地豆'],
  ['荞麦', '苦荞'],
  ['海鲜', '水产', '河鲜', '生鲜水产'],
  ['鲈鱼', '海鲈'],
  ['鸡蛋', '鸡春'],
  ['大米', '稻米', '白米'],
  ['水果', '生果', '果品'],
  ['烧腊', '烧味'],
  ['烤鳗', '蒲烧鳗', '鳗鱼'],
  // Clothes
  ['衣服', '服装', '衫', '服饰'],
  ['童装', '儿童衣服', '儿童衫'],
  ['儿童', '小朋友', '小孩', '孩子', '小孩子', '细路', '细路仔', '细佬仔', '宝宝'],
  ['通勤', '上班', '返工'],
  ['女装', '女士'],
  ['男装', '男士'],
  // Electronics
  ['充电宝', '移动电源', '尿袋'],
  ['音箱', '音响', '喇叭'],
  ['耳机', '耳塞'],
  ['扫地机器人', '扫地机', '扫拖机'],
  ['无人机', '航拍机'],
  ['电脑', '计算机'],
  // Glasses
  ['墨镜', '太阳镜', '太阳眼镜', '黑超'],
  ['老花镜', '老花眼镜'],
  // Seasons and occasions
  ['春', '春天', '春季'],
  ['夏', '夏天', '夏季', '夏日'],
  ['秋', '秋天', '秋季'],
  ['冬', '冬天', '冬季'],
  ['时令', '当季', '应季'],
  ['年货', '过年', '春节'],
  // The site's own words
  ['帮扶', '扶贫', '对口帮扶', '助农', '乡村振兴'],
  ['预告', '预约', '即将开播', '未开播'],
  ['回放', '重播', '录播', '回看'],
  ['直播', '开播', '带货'],
  ['主播', '博主', '网红'],
  ['商家', '厂商', '厂家', '工厂'],
  ['商会', '协会'],
  ['非遗', '非物质文化遗产', '传统工艺'],
  ['特产', '土特产', '名产'],
  ['下饭', '送饭', '配饭'],
  // What readers of English call the categories
  ['furniture', '家具'],
  ['jewellery', 'jewelry', '珠宝', '首饰'],
  ['glasses', 'eyewear', '眼镜'],
  ['seafood', '海鲜', '水产'],
  ['fruit', 'fruits', '水果'],
  ['vegetable', 'vegetables', '蔬菜'],
  ['honey', '蜂蜜'],
  ['tea', '茶'],
  ['snack', 'snacks', 'pastry', '糕点', '小吃'],
  ['gift', 'gifts', 'souvenir', '手信', '礼盒'],
  ['clothes', 'clothing', 'fashion', '服装', '服饰'],
  ['electronics', 'gadget', 'gadgets', '数码', '消费电子'],
  ['printer', '打印机', '打印'],
  ['crafts', 'handicraft', '非遗', '文创'],
  ['cosmetics', 'beauty', '美妆'],
  ['live', 'livestream', '直播'],
  ['煲汤', '炖汤', '靓汤'],
];

/** Words that are put more plainly when the query as typed finds nothing. */
export const plainWords: readonly (readonly [string, string])[] = [
  ['细路仔', '儿童'],
  ['细佬仔', '儿童'],
  ['细路', '儿童'],
  ['小孩子', '儿童'],
  ['返工', '通勤'],
  ['生果', '水果'],
  ['衫裤', '衣服'],
  ['爸爸妈妈', '老人'],
  ['对口帮扶', '帮扶'],
  ['扶贫', '帮扶'],
];

/** Words that say nothing about what is sought; left out when the query as typed finds nothing. */
export const fillerWords: readonly string[] = [
  '有没有', '有什么', '是什么', '什么', '怎么样', '怎么', '怎样', '如何', '哪里有', '哪里', '哪个', '哪些', '哪家', '请问', '我想要', '我想', '想要', '想买', '可以', '适合',
  '推荐', '近期', '最近', '好吃', '好用', '好看', '好喝', '便宜', '最好', '正宗', '新鲜', '产品', '商品', '东西', '材料', '食材', '价格', '多少钱', '购买', '挑选', '怎样挑', '一点', '一些',
  '系列', '相关', '靓', '着嘅', '嘅', '的', '了', '吗', '呢', '吧', '啊', '咩', '边度', '有冇', '给', '买', '要', '想', '用', '戴', '吃', '佬',
];

/** Meilisearch's form: each word of a group with all the others, so that both directions work. */
export function meilisearchSynonyms(): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const group of synonymGroups)
    for (const word of group) all[word] = [...new Set([...(all[word] ?? []), ...group.filter((other) => other !== word)])];
  return all;
}
