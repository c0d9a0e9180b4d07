import type {Labels} from '../load/config.ts'

/**
 * Choose the labels of a language: its own over those of the nearest language that has all of them.
 *
 * @param all From `Sources.labels`.
 */
export function labelsOf(all: Readonly<Record<string, Labels>>, language: string): Labels {
  const near = /^zh\b/.test(language) ? [all.en, all['zh-Hans']] : [all['zh-Hans'], all.en]
  const [base = ''] = language.split('-')
  return Object.assign({}, ...near, all[base], all[language]) as Labels
}

/** Put values into a label's pattern: `第 {number} 章` → `第 2 章`. A label that is missing reads as its number. */
export function fillLabel(labels: Labels, name: string, values: Readonly<Record<string, string>>): string {
  const pattern = labels[name] ?? '{number}'
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? '') : whole
  )
}
