/** The printed almanac (通书): lunar days, solar terms and the market days of 四九墟, for days in Beijing. */
import { Solar } from 'lunar-typescript';
import { addDays, type Day } from './time.ts';

/** What an almanac says of a day. */
export interface AlmanacDay {
  /** `十月`, `闰六月`, `腊月`. */
  month: string;
  /** `十三`, `廿一`, `初四`. */
  date: string;
  /** The solar term that is current on this day, e.g. `立冬`. */
  term: string;
  /** Whether that term begins on this day. */
  termBegins: boolean;
  market: boolean;
}

const lunarOf = (day: Day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return Solar.fromYmd(year, month, date).getLunar();
};

/** The lunar month (negative when it is a leap month) and day of a Beijing day, as numbers. */
export function lunarDate(day: Day): { month: number; date: number } {
  const lunar = lunarOf(day);
  return { month: lunar.getMonth(), date: lunar.getDay() };
}

/** The almanac's words for a day. */
export function almanac(day: Day): AlmanacDay {
  const lunar = lunarOf(day);
  const term = lunar.getPrevJieQi(true);
  return {
    month: `${lunar.getMonthInChinese()}月`,
    date: lunar.getDayInChinese(),
    term: term.getName(),
    termBegins: term.getSolar().toYmd() === day,
    market: marketDate(lunar.getDay()),
  };
}

/** 四九墟: markets are held on lunar days that end in 4 or 9. */
const marketDate = (date: number): boolean => date % 5 === 4;

/** Whether markets of the 四九墟 are held on this day. */
export function isMarketDay(day: Day): boolean {
  return marketDate(lunarDate(day).date);
}

/** The first market day after `day`; at most six days later. */
export function nextMarketDay(day: Day): Day {
  let next = addDays(day, 1);
  while (!isMarketDay(next)) next = addDays(next, 1);
  return next;
}
