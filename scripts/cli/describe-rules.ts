import {rules} from '../lint/index.ts'
import {loadMessages} from '../load/index.ts'
import {registry} from '../registry/index.ts'
import type {Language} from './words.ts'

/** Say of each rule, and of every other message, what is right. */
export async function describeRules(language: Language): Promise<{id: string; description: string}[]> {
  const wording = await loadMessages(language === 'zh' ? 'zh-Hans' : 'en')
  return [...rules, ...registry].map(({ruleId, description}) => ({
    id: ruleId,
    description: wording[`${ruleId}.rule`] ?? description
  }))
}
