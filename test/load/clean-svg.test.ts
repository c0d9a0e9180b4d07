import {expect, test} from 'vitest'
import {cleanSvg} from '../../scripts/load/clean-svg.ts'

function clean(inside: string, attributes = 'viewBox="0 0 10 20"'): {inside: string | undefined; removed: string[]} {
  const svg = cleanSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`
  )
  return {inside: svg?.text.replace(/^<svg[^>]*>|<\/svg>$|<svg[^>]*\/>$/g, ''), removed: svg?.removed ?? []}
}

test.each([
  ['<script>alert(1)</script><rect width="1"/>', '<rect width="1"></rect>', ['<script>']],
  ['<rect onload="x()" onclick="y()"/>', '<rect></rect>', ['onclick', 'onload']],
  ['<foreignObject><p>文</p></foreignObject>', '', ['<foreignObject>']],
  ['<image href="http://127.0.0.1/x.png"/>', '<image></image>', ['href']],
  ['<image xlink:href="file:///etc/passwd"/>', '<image></image>', ['xlink:href']],
  ['<image href="data:image/svg+xml;base64,PHN2Zz4="/>', '<image></image>', ['href']],
  ['<use href="other.svg#a"/>', '<use></use>', ['href']],
  ['<a href="javascript:alert(1)"><text>文</text></a>', '<text>文</text>', []],
  ['<rect fill="url(http://x/y)"/>', '<rect></rect>', ['fill']],
  ['<rect style="background: url(//x)"/>', '<rect></rect>', ['style']],
  ['<style>@import "http://x";</style>', '', ['<style>']],
  ['<style>a{fill:\\75rl(x)}</style>', '', ['<style>']],
  ['<animate attributeName="href" to="javascript:x"/>', '', ['<animate>']],
  ['<rect unknown="1"/>', '<rect></rect>', ['unknown']]
])('cleans %s', (found, kept, removed) => {
  expect(clean(found)).toEqual({inside: kept, removed})
})

test.each([
  '<use xlink:href="#a"></use>',
  '<rect fill="url(#g)" style="stroke: #333"></rect>',
  '<image href="data:image/png;base64,iVBORw0KGgo="></image>',
  '<style>.a > .b { fill: url(#g) }</style>',
  '<title>图题</title><desc>说明</desc><text x="1" font-family="serif">镜像 &#x3C; 容器 &#x26; 层</text>',
  '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs>'
])('keeps %s', (text) => {
  expect(clean(text)).toEqual({inside: text, removed: []})
})

test('drops silently what nobody sees', () => {
  const svg = cleanSvg(
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><!-- 注 --><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="x" version="1.1" inkscape:version="1" width="4" height="2"><metadata><a/></metadata><inkscape:grid/><!-- 注 --><g data-name="层"/></svg>'
  )
  expect(svg).toEqual({
    text: '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="4" height="2"><g></g></svg>',
    width: 4,
    height: 2,
    removed: []
  })
})

test.each([
  '',
  '文',
  '<svg><g></svg>',
  '<html/>',
  '<svg>&nbsp;</svg>',
  '<!DOCTYPE svg [<!ENTITY a "一"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
  `<svg>${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}</svg>`
])('refuses what is no drawing', (text) => {
  expect(cleanSvg(text)).toBeUndefined()
})

test.each([
  ['width="30" height="20"', 30, 20],
  ['width="1in" height="25.4mm"', 96, 96],
  ['viewBox="0,0 400 , 100"', 400, 100],
  ['viewBox="0 0 400 100" width="100%" height="50"', 200, 50],
  ['viewBox="0 0 400 100" width="40px"', 40, 10],
  ['width="100%"', 300, 150],
  ['viewBox="0 0 0 0"', 300, 150]
])('measures %s', (attributes, width, height) => {
  expect(cleanSvg(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`)).toMatchObject({width, height})
})
