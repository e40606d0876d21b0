/** A photograph as pages show it, its files made and named; components are handed these. */

/** Addresses carry BASE_PATH already. */
export interface Photo {
  alt: string;
  credit: string;
  caption: string | undefined;
  /** `srcset` of each format, smallest width first. */
  avif: string;
  webp: string;
  /** The address for browsers that know no `srcset`, and of the largest file. */
  src: string;
  large: string;
  /** Of the original, in pixels: they keep the place of the picture before it is there. */
  width: number;
  height: number;
}

/** The widths in pixels that are made of a photograph `width` wide: never wider than it is. */
export function photoWidths(width: number): number[] {
  const widths = [480, 800, 1200].filter((wanted) => wanted <= width);
  return width < 1200 && !widths.includes(width) ? [...widths, width] : widths;
}
