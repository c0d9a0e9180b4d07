import type {Admonition} from '../mdast.ts'

/** Names of GitHub, VuePress, Docusaurus and MyST, and their Chinese, by what they become. */
const names: Readonly<Record<Admonition['kind'], string>> = {
  note: 'note info seealso abstract 注 说明 备注 附注',
  tip: 'tip hint success 提示 技巧 窍门',
  important: 'important 重要 要点',
  warning: 'warning attention 注意 警告',
  caution: 'caution danger error 小心 危险'
}

/** Kind by lower-case name. */
export const admonitionKinds: Readonly<Record<string, Admonition['kind'] | undefined>> = Object.assign(
  // Names come from the manuscript: `constructor` is one like any other.
  Object.create(null) as Record<string, Admonition['kind']>,
  Object.fromEntries(
    // `Object.entries` forgets the names of keys.
    (Object.entries(names) as [Admonition['kind'], string][]).flatMap(([kind, list]) =>
      list.split(' ').map((name) => [name, kind])
    )
  )
)
