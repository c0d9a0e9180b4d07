import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Page} from 'puppeteer'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page: rule, element, what to do. What WCAG 2.2 asks of the size of targets it leaves to who calls. */
export async function violationsOn(page: Page): Promise<unknown> {
  await page.evaluate(axe)
  return await page.evaluate(`axe.run(document, {resultTypes: ['violations'], preload: false, rules: {'target-size': {enabled: true}}}).then(({violations}) =>
    violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => [id, html.slice(0, 200), failureSummary])))`)
}
