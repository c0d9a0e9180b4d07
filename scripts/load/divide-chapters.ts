import type {Division} from '../book.ts'
import type {ListedChapter} from './layout.ts'

/** The word alone, or with what it is about behind a mark: 序一, 致谢, 前言：写在再版之前. */
const front =
  /^(?:前言|(?:自|代|总|推荐)?序[一二三四言]?|译者?序|导[言读论]|引言|简介|介绍|说明|致读者|致谢|献词|题献|扉页|版权|写在前面|关于(?:本书|作者|译者)|内容(?:简介|提要)|修订记录|更新(?:记录|日志)|如何(?:贡献|参与)|preface|foreword|introduction|about(?: (?:this book|the authors?))?|acknowledge?ments?|readme|changelog|contributing|copyright)\s*(?:$|[:：—])/i
const back =
  /^(?:附[录錄注].*|后记|後記|结[语束]语?|跋语?|尾声|编后记?|译后记?|参考(?:文献|资料|书目)|术语表?|词汇表|索引|致谢|appendi(?:x|ces)\b.*|afterword|postscript|epilogue|glossary|references|bibliography|index|acknowledge?ments?)\s*(?:$|[:：—])/i

/**
 * Tell preface and appendix from the body by what the list calls them: neither is numbered as a chapter.
 *
 * What stands before the body has to be called so from the first chapter on, and what stands behind it to the last one.
 *
 * @param introduction Path of the page that tells what the book is: no chapter where it comes first.
 */
export function divideChapters<Chapter extends ListedChapter>(
  chapters: readonly Chapter[],
  introduction?: string
): Chapter[] {
  const tops = chapters.filter(({level = 1}) => level === 1)
  const isBody = (pattern: RegExp) => (chapter: Chapter) =>
    !pattern.test(nameOf(chapter)) && (chapter.path !== introduction || chapter !== tops[0] || tops.length === 1)
  const [first, last] = [tops.find(isBody(front)), tops.findLast(isBody(back))]
  const [start, end] = [first ? chapters.indexOf(first) : 0, last ? chapters.indexOf(last) : chapters.length]
  let division: Division = 'bodymatter'
  return chapters.map((chapter, index) => {
    if ((chapter.level ?? 1) === 1) division = index < start ? 'frontmatter' : index > end ? 'backmatter' : 'bodymatter'
    return {...chapter, division}
  })
}

/** Tell what a file that no list names is, by its name. */
export function divisionOf(name: string): Division {
  const words = name.replace(/\.[^.]*$/, '').replace(/^[\d.\-_\s]+/, '')
  return front.test(words) ? 'frontmatter' : back.test(words) ? 'backmatter' : 'bodymatter'
}

function nameOf({title, path}: ListedChapter): string {
  return (title ?? path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')).replace(/^[\d.\-_\s]+/, '').trim()
}
