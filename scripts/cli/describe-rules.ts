import {rules} from '../lint/index.ts'
import {loadMessages} from '../load/index.ts'
import type {Language} from './words.ts'

/** Say of each rule what is right. */
export async function describeRules(language: Language): Promise<{id: string; description: string}[]> {
  const wording = await loadMessages(language === 'zh' ? 'zh-Hans' : 'en')
  return rules.map(({ruleId, description}) => ({id: ruleId, description: wording[`${ruleId}.rule`] ?? description}))
}
