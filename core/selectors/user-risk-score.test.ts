import { expect, test } from 'vitest'
import { textOf } from '../phrase'
import { ruleWords } from '../sentence'

const told = (levels: unknown[]) =>
  textOf(ruleWords({ user_risk_score: { user_risk_score: levels } }, { nameOf: () => ({ state: 'unread' }) }).who)

test.each([
  [['low', 'high'], 'anyone whose risk is low or high'],
  [['Severe'], 'anyone whose risk is Severe'],
  [['constructor', 'toString'], 'anyone whose risk is constructor or toString'],
  [[{ toString: null }], 'anyone whose risk is {"toString":null}'],
])('risk levels are said as they stand, known or not: %j', (levels, words) => {
  expect(told(levels)).toBe(words)
})
