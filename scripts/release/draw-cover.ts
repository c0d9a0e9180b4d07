import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {Book} from '../book.ts'
import type {Browsing} from './browse.ts'

/** As catalogues show it, in pixels. */
export const coverSize = {width: 600, height: 800}

const style = `*{margin:0;box-sizing:border-box}body{width:600px;height:800px;overflow:hidden;background:#fff}
img{width:100%;height:100%;object-fit:contain;background:#f4f1ea}
main{height:100%;padding:96px 64px;background:#f4f1ea;color:#20252b;border-left:28px solid #24506b;font-family:zhushu-serif,serif;display:flex;flex-direction:column}
h1{font-size:58px;line-height:1.3;font-weight:700}p{font-size:26px;line-height:1.6;margin-top:20px}.by{margin-top:auto;font-size:24px}`

/** Draw the cover of an edition: its picture, or its title where it has none. As PNG. */
export async function drawCover(book: Book, browsing: Browsing): Promise<Uint8Array> {
  const {config, edition, assets} = book
  const asset = config.cover === undefined ? undefined : assets.get(config.cover)
  const content = asset
    ? h('img', {src: `data:${asset.mediaType};base64,${Buffer.from(asset.bytes).toString('base64')}`, alt: ''})
    : h('main', [
        h('h1', edition.title),
        ...(config.subtitle === undefined ? [] : [h('p', config.subtitle)]),
        ...(edition.label === '' ? [] : [h('p', edition.label)]),
        h('p', {className: ['by']}, config.creators.map(({name}) => name).join(' '))
      ])
  const page = h('html', {lang: edition.language}, [
    h('head', [h('meta', {charSet: 'utf-8'}), h('style', style)]),
    h('body', content)
  ])
  return browsing.draw(`<!doctype html>${toHtml(page)}`, coverSize)
}
