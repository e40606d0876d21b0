/** The strings of the language the site is built in. */
import { zhHans } from './zh-hans.ts';

export const t = zhHans;
