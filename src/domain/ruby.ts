/** Readings of characters that readers stumble over: rare ones, and names read in a local way. */

/** A word or character and how it is read; syllables stand in the order of the characters, parted by spaces. */
export interface Reading {
  text: string;
  /** Hanyu Pinyin with tone marks. */
  pinyin: string;
  /** Jyutping; absent where the name is not Cantonese. */
  jyutping?: string;
}

/** A piece of a text; `pinyin` where it is one annotated character. */
export interface RubyPart {
  text: string;
  pinyin?: string;
}

const word = (text: string, pinyin: string, jyutping?: string): Reading => ({
  text,
  pinyin,
  ...(jyutping === undefined ? {} : { jyutping }),
});

/**
 * Words first, so that a word's reading beats its characters'. A test holds every pinyin syllable against pinyin-pro's dictionary; the
 * Jyutping was written by hand and has no second source yet. 行 of 广货番禺行 is left alone: its document gives two meanings, no reading.
 */
export const readings: readonly Reading[] = [
  // Places, and a brand that carries one.
  word('番禺', 'pān yú', 'pun1 jyu4'),
  word('石碁', 'shí qí', 'sek6 kei4'),
  word('紫坭', 'zǐ ní', 'zi2 nai4'),
  word('乾务', 'qián wù', 'kin4 mou6'),
  word('坂田', 'bǎn tián', 'baan2 tin4'),
  word('葵涌', 'kuí chōng', 'kwai4 cung1'),
  word('东涌', 'dōng chōng', 'dung1 cung1'),
  word('麻涌', 'má chōng', 'maa4 cung1'),
  word('沙涌', 'shā chōng', 'saa1 cung1'),
  word('河涌', 'hé chōng', 'ho4 cung1'),
  word('黄埔', 'huáng pǔ', 'wong4 bou3'),
  word('大埔', 'dà bù', 'daai6 bou3'),
  word('深水埗', 'shēn shuǐ bù', 'sam1 seoi2 bou2'),
  word('氹仔', 'dàng zǎi', 'tam5 zai2'),
  word('岐岭', 'qí lǐng', 'kei4 ling5'),
  word('横陂', 'héng bēi', 'waang4 bei1'),
  word('雉街', 'zhì jiē'),
  // Food and goods.
  word('重壳蟹', 'chóng ké xiè', 'cung4 hok3 haai5'),
  word('禾虫', 'hé chóng', 'wo4 cung4'),
  word('蟛蜞', 'péng qí', 'paang4 kei4'),
  word('鸡仔饼', 'jī zǎi bǐng', 'gai1 zai2 beng2'),
  word('钵仔', 'bō zǎi', 'but3 zai2'),
  word('薯莨', 'shǔ liáng', 'syu4 loeng4'),
  word('莨纱', 'liáng shā', 'loeng4 saa1'),
  word('莨绸', 'liáng chóu', 'loeng4 cau4'),
  word('榫卯', 'sǔn mǎo', 'seon2 maau5'),
  word('翡翠', 'fěi cuì', 'fei2 ceoi3'),
  // Characters.
  word('墟', 'xū', 'heoi1'),
  word('鲈', 'lú', 'lou4'),
  word('蚬', 'xiǎn', 'hin2'),
  word('蚝', 'háo', 'hou4'),
  word('鳗', 'mán', 'maan4'),
  word('鲮', 'líng', 'ling4'),
  word('鲩', 'huàn', 'waan5'),
  word('蛳', 'sī', 'si1'),
  word('埕', 'chéng', 'cing4'),
  word('糍', 'cí', 'ci4'),
  word('粑', 'bā', 'baa1'),
  word('粿', 'guǒ', 'gwo2'),
  word('焗', 'jú', 'guk6'),
  word('煲', 'bāo', 'bou1'),
  word('荞', 'qiáo', 'kiu4'),
  word('篾', 'miè', 'mit6'),
  word('榫', 'sǔn', 'seon2'),
  word('錾', 'zàn', 'zaam6'),
  word('镓', 'jiā', 'gaa1'),
  word('钛', 'tài', 'taai3'),
  word('妍', 'yán', 'jin4'),
  word('汊', 'chà', 'caa3'),
  word('滘', 'jiào', 'gaau3'),
  word('埗', 'bù', 'bou6'),
  word('氹', 'dàng', 'tam5'),
  word('崧', 'sōng', 'sung1'),
  word('嘢', 'yě', 'je5'),
];

const byLength = [...readings].sort((a, b) => b.text.length - a.text.length);

/** The readings that apply to a text, in its order, each place taken by the longest word that fits. */
function found(text: string): { at: number; reading: Reading }[] {
  const hits: { at: number; reading: Reading }[] = [];
  for (let at = 0; at < text.length;) {
    const reading = byLength.find((one) => text.startsWith(one.text, at));
    if (reading) hits.push({ at, reading });
    at += reading?.text.length ?? 1;
  }
  return hits;
}

/** A text cut into plain runs and annotated characters; joined, the pieces are the text. */
export function rubyParts(text: string): RubyPart[] {
  const parts: RubyPart[] = [];
  let end = 0;
  for (const { at, reading } of found(text)) {
    if (at > end) parts.push({ text: text.slice(end, at) });
    const syllables = reading.pinyin.split(' ');
    [...reading.text].forEach((char, index) => parts.push({ text: char, pinyin: syllables[index] ?? '' }));
    end = at + reading.text.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The readings a text needs, each once, in the order of the text. */
export function readingsIn(text: string): Reading[] {
  return [...new Set(found(text).map(({ reading }) => reading))];
}
