import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import {selectEdition} from '../../scripts/enrich/select-edition.ts'
import {editionOf, manuscriptOf} from './book-of.ts'

const text = `# 章

前。

:::only{edition=print}
印出来的。
:::

::::only{edition="print web"}
两处都有。

:::only{edition=web}
网上的。
:::
::::

> :::only{edition=web}
> 引文里的。
> :::
`

function chosen(name: string): string[] {
  const {chapters} = selectEdition(manuscriptOf({chapters: {one: text}}).chapters, editionOf({name}))
  return chapters[0]!.tree.children.map((node) => toString(node)).filter((words) => words !== '')
}

test('keeps of :::only what is for the edition, also in other blocks', () => {
  expect(chosen('print')).toEqual(['章', '前。', '印出来的。', '两处都有。'])
  expect(chosen('web')).toEqual(['章', '前。', '两处都有。', '网上的。', '引文里的。'])
})

test('leaves it out of editions that it does not name', () => {
  expect(chosen('zh-Hant')).toEqual(['章', '前。'])
})
