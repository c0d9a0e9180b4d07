import {expect, test} from 'vitest'
import {lintText} from './lint-text.ts'

test.each([
  ['half-width-brackets', '这是他(她)的书。', '(她)'],
  ['half-width-brackets', '这是容器(隔离)的书。', '(隔离)'],
  ['malformed-number', '共有 1234,567 台服务器。', '1234,567'],
  ['single-quotes', '这叫‘沙盒’。', '‘沙盒’']
])('%s finds in %s', (ruleId, text, found) => {
  expect(lintText(`# 题\n\n${text}\n`, ruleId).map((said) => said.found)).toEqual([found])
})

test.each([
  ['half-width-brackets', '(一)起初(二)后来。'],
  ['half-width-brackets', '选项有(a)与(b)两个。'],
  ['malformed-number', '共有 1,234,567 台服务器，2014,2015 两年。'],
  ['single-quotes', '他说：“甲‘乙”丙’，走了。'],
  ['single-quotes', '他说：“这叫‘沙盒’。”']
])('%s leaves %s alone', (ruleId, text) => {
  expect(lintText(`# 题\n\n${text}\n`, ruleId)).toEqual([])
})
