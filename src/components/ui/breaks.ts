/** Where a title breaks. Chinese may break between any two characters, but a title that has a pause in it reads better broken there. */

/** More characters than fit a line of the narrowest card would be broken anywhere again. */
const MOST = 9;

/** The class of a title whose parts between pauses (a colon, a bracket, a space) are short enough to stay whole. */
export function breakClass(title: string): 'keep-whole' | undefined {
  const parts = title.split(/(?<=[：，、·。！？ ）」])|(?=[（「])/u);
  return parts.length > 1 && parts.every((part) => [...part.trim()].length <= MOST) ? 'keep-whole' : undefined;
}
