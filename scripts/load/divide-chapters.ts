import type {Division} from '../book.ts'
import type {ListedChapter} from './layout.ts'

const front =
  /^(?:前言|序[一二三四言章]?|自序|代序|总序|推荐序|译者?序|导[言读论]|引[言子]|简介|介绍|说明|致读者|致谢|献词|题献|扉页|版权|封面|目录|写在前面|关于(?:本书|作者|译者)|内容(?:简介|提要)|修订记录|更新(?:记录|日志)|如何(?:贡献|参与)|preface|foreword|introduction|about|acknowledge?ments?|readme|changelog|contribut\w*|title[ -]page|copyright)/i
const back =
  /^(?:附[录錄注]|后[记序]|後記|结[语束]语?|跋|尾声|编后|译后|参考(?:文献|资料|书目)|术语表?|词汇表|索引|致谢|appendix|appendices|afterword|postscript|epilogue|glossary|references|bibliography|index\b|acknowledge?ments?|resources)/i

/**
 * Tell preface and appendix from the body by what the list calls them: neither is numbered as a chapter.
 *
 * What stands before the body has to be called so from the first chapter on, and what stands behind it to the last one.
 */
export function divideChapters<Chapter extends ListedChapter>(chapters: readonly Chapter[]): Chapter[] {
  const tops = chapters.filter(({level = 1}) => level === 1)
  const isBody = (pattern: RegExp) => (chapter: Chapter) => !pattern.test(nameOf(chapter))
  const [first, last] = [tops.find(isBody(front)), tops.findLast(isBody(back))]
  const [start, end] = [first ? chapters.indexOf(first) : 0, last ? chapters.indexOf(last) : chapters.length]
  let division: Division = 'bodymatter'
  return chapters.map((chapter, index) => {
    if ((chapter.level ?? 1) === 1) division = index < start ? 'frontmatter' : index > end ? 'backmatter' : 'bodymatter'
    return {...chapter, division}
  })
}

function nameOf({title, path}: ListedChapter): string {
  return (title ?? path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')).replace(/^[\d.\-_\s]+/, '').trim()
}
