declare module 'subset-font' {
  /** A font of only the characters in `text`, with the names of these ids. */
  const subsetFont: (
    font: Buffer,
    text: string,
    options: { targetFormat: 'sfnt'; preserveNameIds: readonly number[] },
  ) => Promise<Buffer>;
  export = subsetFont;
}
