/**
 * Write an edition's language as outputs do: browsers, screen readers and fonts choose by `zh-CN` and `zh-TW` where
 * `zh-Hans` and `zh-Hant` are not always understood.
 *
 * @see https://www.w3.org/International/articles/language-tags/
 */
export function outputLanguage(language: string): string {
  return regions[language] ?? language
}

const regions: Readonly<Record<string, string>> = {'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW'}
