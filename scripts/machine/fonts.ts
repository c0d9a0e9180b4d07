import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Font} from '../renderer.ts'

const require = createRequire(import.meta.url)

/** Family, weight, file in its package. */
type Face = readonly [family: string, weight: number, file: string]

const mono: readonly Face[] = [
  ['zhushu-mono', 400, '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf'],
  ['zhushu-mono', 700, '@expo-google-fonts/ibm-plex-mono/700Bold/IBMPlexMono_700Bold.ttf']
]

/** Kai stands for italics, which Chinese has not. The package calls the subset "latin", but it holds every Han character. */
const simplified: readonly Face[] = [
  ['zhushu-serif', 400, '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  ['zhushu-serif', 700, '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'],
  ['zhushu-sans', 400, '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  ['zhushu-sans', 700, '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'],
  ...mono,
  ['zhushu-kai', 400, '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2'],
  ['zhushu-kai', 700, '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff2']
]

/** Taiwan's forms, and its punctuation in the middle of the square; Simplified characters in code come from `zhushu-other`. */
const traditional: readonly Face[] = [
  ['zhushu-serif', 400, '@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf'],
  ['zhushu-serif', 700, '@expo-google-fonts/noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf'],
  ['zhushu-sans', 400, '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf'],
  ['zhushu-sans', 700, '@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf'],
  ...mono,
  ['zhushu-other', 400, '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  ['zhushu-kai', 400, '@fontsource/lxgw-wenkai-tc/files/lxgw-wenkai-tc-chinese-traditional-400-normal.woff2'],
  ['zhushu-kai', 700, '@fontsource/lxgw-wenkai-tc/files/lxgw-wenkai-tc-chinese-traditional-700-normal.woff2']
]

const shared: readonly Face[] = [
  // Latin words among them are set in true italics.
  ['zhushu-italic', 400, '@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf'],
  ['zhushu-latin', 400, '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'],
  ['zhushu-latin', 700, '@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'],
  ['zhushu-symbols', 400, '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'],
  ['zhushu-math', 400, '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'],
  ['zhushu-emoji', 400, '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf']
]

/**
 * List the fonts for a language, each read from its npm package when its `bytes` are first asked for. In order of preference:
 * see `Machine.fonts`.
 *
 * @param language Of the edition: Traditional Chinese has other forms of the same characters.
 */
export function listFonts(language = 'zh-Hans'): readonly Font[] {
  const own = /^zh-(Hant|TW|HK|MO)\b/.test(language) ? traditional : simplified
  return [...own, ...shared].map(([family, weight, file]) => {
    let bytes: Uint8Array | undefined
    return {
      family,
      weight,
      get bytes() {
        return (bytes ??= readFileSync(require.resolve(file)))
      }
    }
  })
}

/** The folder of one bundled face alone: all that the browser may find on the system's side. */
export function loneFontFolder(): string {
  return require.resolve(simplified[0]?.[2] ?? '').replace(/[\\/][^\\/]+$/, '')
}
