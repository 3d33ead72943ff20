import type { Attribute } from '../claim'
import type { Region } from './proof'
import type { Subject, SubjectRule } from './check'
import { both, clash, groupOf, without } from './proof'
import { rulesAt } from './subject'
import type { View } from './view'

/** Why nobody can match a policy or group, as the proof found it. */
export type Reason =
  | { why: 'nobody named' }
  /** One rule that nobody can meet, under "must also" or as the only one under "Who". */
  | { why: 'dead rule'; rule: SubjectRule; group: string | undefined }
  /** Two conditions of which one attribute can hold one only. */
  | { why: 'two conditions'; rules: [SubjectRule, SubjectRule]; attribute: Attribute | undefined }
  /** Who is named never meets a condition. */
  | { why: 'who and condition'; rule: SubjectRule; attribute: Attribute | undefined }
  | { why: 'all excluded'; rules: readonly SubjectRule[]; required: SubjectRule | undefined }

/** Why it is proven that nobody can match; `undefined` = somebody may, or we cannot tell. */
export function reasonOf(subject: Subject, view: View): Reason | undefined {
  const include = rulesAt(subject, 'include')
  const require = rulesAt(subject, 'require')
  if (include.length === 0) return { why: 'nobody named' }
  const lists = subject.lists
  if (view.most(lists).length > 0) return undefined
  const named = view.most({ include: lists.include })
  const most = (one: SubjectRule) => view.mostOfRule(one.rule)
  const dead = require.find((one) => most(one).length === 0) ?? (named.length === 0 ? include[0] : undefined)
  if (dead) return { why: 'dead rule', rule: dead, group: groupOf(dead.read) }
  return conditions(require, most) ?? meeting(named, require, most) ?? excluded(subject, view)
}

type Most = (one: SubjectRule) => readonly Region[]

function conditions(require: readonly SubjectRule[], most: Most): Reason | undefined {
  for (const [nth, two] of require.entries()) {
    const one = require.slice(0, nth).find((before) => both(most(before), most(two)).length === 0)
    if (one) return { why: 'two conditions', rules: [one, two], attribute: clashOf(most(one), most(two)) }
  }
  return undefined
}

function meeting(named: readonly Region[], require: readonly SubjectRule[], most: Most): Reason | undefined {
  const alone = require.find((one) => both(named, most(one)).length === 0)
  if (alone) return { why: 'who and condition', rule: alone, attribute: clashOf(named, most(alone)) }
  let left = named
  for (const one of require) {
    const next = both(left, most(one))
    if (next.length === 0) return { why: 'who and condition', rule: one, attribute: clashOf(left, most(one)) }
    left = next
  }
  return undefined
}

function excluded(subject: Subject, view: View): Reason {
  const { include, require } = subject.lists
  const left = view.most({ include, require })
  const exclude = rulesAt(subject, 'exclude')
  const alone = exclude.find(({ rule }) => without(left, view.leastOfRule(rule)).length === 0)
  const required =
    alone &&
    rulesAt(subject, 'require').find(
      ({ rule }) => without(view.mostOfRule(rule), view.leastOfRule(alone.rule)).length === 0,
    )
  return { why: 'all excluded', rules: alone ? [alone] : exclude, required }
}

/** The attribute on which all regions of two unions fall apart, if it is one. */
function clashOf(some: readonly Region[], others: readonly Region[]): Attribute | undefined {
  const [one] = some
  const [other] = others
  return one && other && clash(one, other)
}
