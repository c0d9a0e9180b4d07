/**
 * What Lighthouse says of a built site, as a phone sees it. Prints; ends with 1 where a page is below its marks.
 *
 *     node test/bench/lighthouse.mjs <out/edition/html> <folder with an npm install of lighthouse@12> [page …]
 */
import console from 'node:console'
import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {extname, join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL, URL} from 'node:url'
import {gzipSync} from 'node:zlib'
import puppeteer from 'puppeteer'

const [site, peers, ...wanted] = process.argv.slice(2)
const pages = wanted.length > 0 ? wanted : ['index.html', '02-image.html', 'glossary.html']
const marks = {performance: 98, accessibility: 100, 'best-practices': 100, seo: 100}
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json'
}

const {default: lighthouse} = await import(
  pathToFileURL(join(resolve(peers), 'node_modules/lighthouse/core/index.js')).href
)
const server = createServer(async ({url}, response) => {
  const name = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)
  try {
    const content = await readFile(join(resolve(site), name === '/robots.txt' ? '/none' : name))
    response.writeHead(200, {'content-type': types[extname(name)] ?? 'image/png', 'content-encoding': 'gzip'})
    response.end(gzipSync(content))
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const browser = await puppeteer.launch({
  args: ['--no-sandbox', '--headless=new'],
  ...(process.env.ZHUSHU_BROWSER ? {executablePath: process.env.ZHUSHU_BROWSER} : {})
})

let isBelow = false
for (const name of pages) {
  const page = await browser.newPage()
  const result = await lighthouse(
    `http://127.0.0.1:${server.address().port}/${name}`,
    {onlyCategories: Object.keys(marks), logLevel: 'silent'},
    undefined,
    page
  )
  const scores = Object.entries(marks).map(([key, mark]) => [
    key,
    Math.round((result?.lhr.categories[key]?.score ?? 0) * 100),
    mark
  ])
  console.log(name, scores.map(([key, score]) => `${key} ${score}`).join(', '))
  if (scores.some(([, score, mark]) => score < mark)) isBelow = true
  for (const {id, score, title, scoreDisplayMode} of Object.values(result?.lhr.audits ?? {})) {
    if (score !== null && score < 0.9 && /binary|numeric/.test(scoreDisplayMode)) console.log(`  ${id}: ${title}`)
  }
  await page.close()
}
await browser.close()
server.close()
process.exitCode = isBelow ? 1 : 0
