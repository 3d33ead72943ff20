import { isObject } from '#core/json'
import { RULE_TYPES } from '#core/rule-type'
import type { Document } from '../seed-account'

/** The members of a list in a document; nothing when there is no list. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The objects of a list in a document, such as the policies of an application. */
export const objectsOf = (value: unknown) => listOf(value).filter(isObject)

/** The three rule lists of a policy or rule group. */
export const ruleListsOf = ({ include, require, exclude }: Document) => ({
  include: listOf(include),
  require: listOf(require),
  exclude: listOf(exclude),
})

/** All rules of a policy or rule group. */
export const rulesOf = (document: Record<string, unknown>) =>
  RULE_TYPES.flatMap((ruleType) => objectsOf(document[ruleType]))
