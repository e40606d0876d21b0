/** The heading font, made by `scripts/lib/song-font.ts` before the build. */
declare module '@song/song.woff2?url' {
  const url: string;
  export default url;
}
declare module '@song/song.json' {
  const song: { bytes: number; glyphs: string; plain: string[] };
  export default song;
}
