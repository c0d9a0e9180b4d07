import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

/**
 * Function words that nobody doubles, unlike 短短, 纷纷, 远远, 偏偏, with the characters beside which two of them are
 * the end of one word and the beginning of the next: 除了|了解, 目的|的, 以及|及时.
 */
const alone: Readonly<Record<string, {before?: string; after?: string}>> = {
  的: {before: '目有无众标打中', after: '确士'},
  了: {before: '除为罢到', after: '解然之断却'},
  是: {before: '但可还总只要老就于凡或像便国', after: '非否'},
  和: {before: '共平缓温饱柔', after: '气美平谐解睦'},
  与: {before: '参赠给授赋', after: '其会'},
  及: {before: '以普波涉触埃', after: '时其格早'},
  把: {before: '一两几', after: '握'},
  被: {after: '子套'},
  以: {before: '可所难足加予得何用', after: '及后前来上下外内至致'},
  于: {before: '由对关属等位处基终至鉴', after: '是'},
  在: {before: '现存所内实潜好旨', after: '于线场'},
  为: {before: '因成作认行以称视变分人', after: '了何止期什'},
  其: {before: '及尤极与', after: '他它中实次余间'},
  而: {before: '然从反进因故', after: '且已'},
  也: {},
  很: {},
  更: {before: '变'},
  但: {before: '不非'},
  或: {before: '抑', after: '者许'},
  有: {before: '所没具拥只还仅占享国私固', after: '些人时效关利用无限'},
  对: {before: '面针反应相绝', after: '象于应比手话方'},
  从: {before: '自服', after: '而来前事未此'},
  到: {before: '得达直遇看受感收找想提遭', after: '达底处期来'},
  都: {before: '成首古京国', after: '市城会'},
  我: {after: '们'},
  你: {after: '们'},
  它: {before: '其', after: '们'},
  们: {},
  这: {},
  那: {}
}

const pattern = new RegExp(`([${Object.keys(alone).join('')}])\\1`, 'gu')

/** `创建和和启停`. */
export const doubledCharacter: Rule = {
  ruleId: 'doubled-character',
  severity: 'warning',
  description: 'A function word is not written twice.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      for (const {0: found, 1: once = '', index} of text.matchAll(pattern)) {
        const {before = '', after = ''} = alone[once] ?? {}
        const [left, right] = [text[index - 1] ?? '', text[index + 2] ?? '']
        if ((left !== '' && before.includes(left)) || (right !== '' && after.includes(right)) || right === once)
          continue
        report({
          reason: `Unexpected \`${found}\`, expected \`${once}\` once`,
          place: passage.placeOf(index, 2),
          expected: [once],
          values: {found, expected: once},
          ...fixOf('suggested', editOf(passage, {index: index + 1, length: 1}, ''))
        })
      }
    }
  }
}
