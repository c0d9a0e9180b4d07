declare module 'subset-font' {
  /** Cut a font down to the characters of a text. */
  function subsetFont(
    font: Buffer,
    text: string,
    options: {targetFormat: 'truetype' | 'sfnt' | 'woff' | 'woff2'; preserveNameIds?: number[]}
  ): Promise<Buffer>
  export = subsetFont
}
