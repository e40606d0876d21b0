/** Parts that glyphs are drawn with, on 32 × 32. */

/** A disc as path data, around x, y. */
export const disc = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1${-2 * r} 0z`;
/** Discs of one radius at several places. */
export const dots = (r: number, ...places: readonly (readonly [number, number])[]) => places.map(([x, y]) => disc(x, y, r)).join('');
/** `count` places on a circle or ellipse, from `from` degrees (0 is right, 90 is down). */
export const around = (x: number, y: number, rx: number, ry: number, count: number, from = 0, span = 360) =>
  Array.from({ length: count }, (_, index) => {
    const angle = ((from + (index * span) / (span === 360 ? count : count - 1)) * Math.PI) / 180;
    return [Math.round((x + rx * Math.cos(angle)) * 10) / 10, Math.round((y + ry * Math.sin(angle)) * 10) / 10] as const;
  });
