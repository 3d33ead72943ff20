import { decisionWords, type Decision } from '../decision'
import type { SubjectRule } from './check'
import type { Fix } from './finding'
import { setField } from './fixes'
import { leavesOf } from './subject'
import type { View } from './view'

/** Another action for the whole policy; `undefined` when a rule of it does not work, or not well, under that. */
export function withAction(decision: Decision | undefined, rules: readonly SubjectRule[], view: View): Fix | undefined {
  const fits = ({ read }: SubjectRule) =>
    decision !== undefined && read.state === 'known' && read.selector.decisions[decision].fits === 'yes'
  return decision !== undefined && rules.every((one) => leavesOf(one, view).every(fits))
    ? setField(`Make it “${decisionWords[decision].plain}”`, 'decision', () => decision)
    : undefined
}
