/** What we use of it; it brings no types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** @param options `forceType` keeps it from guessing what the text is, and from fetching it. */
      chain: (text: string, options: {forceType: string; generateGraph: boolean}) => unknown
    }
  }
}

declare module '@citation-js/plugin-bibtex'
