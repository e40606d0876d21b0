/** The part of W3C's parser that is used; the package has no types. */
declare module 'webvtt-parser' {
  interface ParsedCue {
    id: string;
    startTime: number;
    endTime: number;
    text: string;
  }
  interface Parser {
    parse(
      input: string,
      mode: 'captions' | 'chapters' | 'metadata',
    ): { cues: ParsedCue[]; errors: { message: string; line: number; col?: number }[] };
  }
  const parser: { WebVTTParser: new () => Parser };
  export default parser;
}
