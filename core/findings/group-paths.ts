import { readRule } from '../rule'
import { groupOf } from './proof'
import type { View } from './view'

/** Whether a group is another one, or contains it, however deep. */
export function leadsTo(from: string, to: string, view: View, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  const { include = [], require = [], exclude = [] } = view.group(from) ?? {}
  return [...include, ...require, ...exclude].some((rule) => {
    const inner = groupOf(readRule(rule))
    return inner !== undefined && leadsTo(inner, to, view, seen)
  })
}
