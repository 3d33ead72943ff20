import { expect, test } from 'vitest'
import { ruleAt } from './editor-search'

test.each([
  ['include.0', { ruleType: 'include', index: 0 }],
  ['exclude.12', { ruleType: 'exclude', index: 12 }],
  ['include', undefined],
  ['include.x', undefined],
  ['include.-1', undefined],
  ['constructor.1', undefined],
  ['', undefined],
])('the address names the rule %j', (at, place) => expect(ruleAt(at)).toEqual(place))
