/** A line of the line-up as the logger's components take it. */
export interface LogRow {
  /** The product's id. */
  product: string;
  name: string;
  note: string | undefined;
  /** Seconds after the start. */
  planned: number | undefined;
}
