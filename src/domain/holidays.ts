/** Public holidays of a Beijing day: the State Council's arrangement (休, 班), and the festivals themselves. */
import { HolidayUtil, Solar } from 'lunar-typescript';
import type { Day } from './time.ts';

/** What a calendar marks on a day. */
export interface Holiday {
  /** `off`: a day off by arrangement; `work`: a working day in exchange (调休), a weekend day otherwise. */
  rest: 'off' | 'work' | undefined;
  /** What the day off or its exchange is for: `国庆节`. */
  of: string | undefined;
  /** The festival that falls on this very day: `中秋节`. */
  festival: string | undefined;
}

/** Festivals worth a mark, as the calendar library names them and as readers do; 清明 and 冬至 are solar terms, which the almanac marks. */
const FESTIVALS: Readonly<Record<string, string>> = {
  元旦节: '元旦',
  除夕: '除夕',
  春节: '春节',
  元宵节: '元宵节',
  劳动节: '劳动节',
  端午节: '端午节',
  七夕节: '七夕',
  中秋节: '中秋节',
  国庆节: '国庆节',
  重阳节: '重阳节',
};

/** The weekend that the library counts to 端午 2024; the notice (国办发明电〔2023〕7号) gives one day off that joins it. */
const WEEKEND: readonly Day[] = ['2024-06-08', '2024-06-09'];

/** The marks of a day; all `undefined` on an ordinary one. */
export function holidayOf(day: Day): Holiday {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const solar = Solar.fromYmd(year, month, date);
  const lunar = solar.getLunar();
  const named = [...lunar.getFestivals(), ...solar.getFestivals()].flatMap((name) => FESTIVALS[name] ?? []);
  const festival = named.length > 0 ? named.join(' ') : lunar.getJieQi() === '清明' ? '清明节' : undefined;
  const found = WEEKEND.includes(day) ? null : HolidayUtil.getHoliday(year, month, date);
  if (!found) return { rest: undefined, of: undefined, festival };
  return { rest: found.isWork() ? 'work' : 'off', of: FESTIVALS[found.getName()] ?? found.getName(), festival };
}

/** Whether the arrangement of a year's holidays is known; it is announced in the autumn before. */
export function arrangementKnown(year: number): boolean {
  return HolidayUtil.getHolidays(String(year)).length > 0;
}
