import { canonicalRule, normalised, stableText } from './canonical'
import { differences } from './diff'
import { membersOf, type DocumentKind } from './document-kind'
import type { Change, Sides } from './merge-change'
import { RULE_TYPES, type RuleType } from './rule-type'

/** The lists of a document whose members count one by one: their order means nothing, a second copy does. */
export type ListPlace = RuleType | 'approval_groups'

/** A rule or a group of approvers, in the list it stands in. Equal texts mean the same to Cloudflare. */
export interface Member {
  place: ListPlace
  value: unknown
  text: string
}

export interface ListChange extends Change, Sides<Member | undefined> {
  kind: 'list'
}

/** What one side did with one member: brought it, took it out, or made another of it. */
interface Step {
  from?: Member
  to?: Member
}

/** The lists of these versions. What should be a list and is none in one of them is merged as a plain field. */
export function listPlaces(kind: DocumentKind, versions: Sides<object>): ListPlace[] {
  const places: ListPlace[] = kind === 'policies' ? [...RULE_TYPES, 'approval_groups'] : [...RULE_TYPES]
  return places.filter((place) =>
    Object.values(versions).every((version) => {
      const value = membersOf(version)[place]
      return value === undefined || value === null || Array.isArray(value)
    }),
  )
}

/** The members of one list as they came. */
export function listOf(document: object, place: ListPlace): Member[] {
  const list = membersOf(document)[place]
  if (!Array.isArray(list)) return []
  const textOf = place === 'approval_groups' ? approversText : canonicalRule
  return list.map((value: unknown) => ({ place, value, text: textOf(value) }))
}

/** What both sides did with the members of the lists, the same thing done by both told once. */
export function listChanges(places: readonly ListPlace[], { base, theirs, mine }: Sides<object>): ListChange[] {
  const open = { theirs: stepsBetween(base, theirs, places), mine: stepsBetween(base, mine, places) }
  const changes = takeSame(open)
  // One rule that came about in two ways is still one rule: what it was made of has gone, and it is there once.
  splitWhere(open, ({ to }) => to && keyOf(to))
  changes.push(...takeSame(open))
  const contested = takePairs(open, ({ from }) => from && keyOf(from))
  changes.push(...contested.map(([a, b]) => listChange('both', true, a.from, a.to, b.to)))
  changes.push(...open.theirs.map(({ from, to }) => listChange('theirs', false, from, to, from)))
  changes.push(...open.mine.map(({ from, to }) => listChange('mine', false, from, from, to)))
  return changes
}

type Open = Record<'theirs' | 'mine', Step[]>

const listChange = (
  by: Change['by'],
  conflict: boolean,
  base: Member | undefined,
  theirs: Member | undefined,
  mine: Member | undefined,
): ListChange => ({ kind: 'list', by, conflict, base, theirs, mine })

const takeSame = (open: Open): ListChange[] =>
  takePairs(open, ({ from, to }) => `${from ? keyOf(from) : ''}\n${to ? keyOf(to) : ''}`).map(([{ from, to }]) =>
    listChange('both', false, from, to, to),
  )

const keyOf = ({ place, text }: Member) => `${place} ${text}`

/** Takes out of both lists the steps of one key, each of theirs with one of mine. */
function takePairs(open: Open, key: (step: Step) => string | undefined): [theirs: Step, mine: Step][] {
  const waiting = new Map<string, Step[]>()
  for (const step of open.mine) {
    const found = key(step)
    if (found !== undefined) waiting.set(found, [...(waiting.get(found) ?? []), step])
  }
  const pairs = open.theirs.flatMap((step): [Step, Step][] => {
    const found = key(step)
    const other = found === undefined ? undefined : waiting.get(found)?.shift()
    return other ? [[step, other]] : []
  })
  const taken = new Set(pairs.flat())
  open.theirs = open.theirs.filter((step) => !taken.has(step))
  open.mine = open.mine.filter((step) => !taken.has(step))
  return pairs
}

/** Turns "this became that" into "this went, that came" wherever the other side has the same key. */
function splitWhere(open: Open, key: (step: Step) => string | undefined): void {
  const shared = takePairs(open, key)
  const split = ({ from, to }: Step): Step[] => [...(from ? [{ from }] : []), ...(to ? [{ to }] : [])]
  open.theirs.push(...shared.flatMap(([step]) => split(step)))
  open.mine.push(...shared.flatMap(([, step]) => split(step)))
}

function stepsBetween(before: object, after: object, places: readonly ListPlace[]): Step[] {
  const rules = (document: object) => {
    const members = membersOf(document)
    return Object.fromEntries(
      places.filter((place) => place !== 'approval_groups').map((place) => [place, members[place]]),
    )
  }
  const member = (place: RuleType, value: unknown): Member => ({ place, value, text: canonicalRule(value) })
  const steps = differences('groups', rules(before), rules(after)).flatMap((difference): Step[] => {
    switch (difference.kind) {
      case 'rule-added':
        return [{ to: member(difference.ruleType, difference.rule) }]
      case 'rule-removed':
        return [{ from: member(difference.ruleType, difference.rule) }]
      case 'rule-changed': {
        const { ruleType } = difference
        return [{ from: member(ruleType, difference.before), to: member(ruleType, difference.after) }]
      }
      case 'rule-moved':
        return [{ from: member(difference.from, difference.rule), to: member(difference.to, difference.rule) }]
      default:
        return []
    }
  })
  return places.includes('approval_groups') ? [...steps, ...approvalSteps(before, after)] : steps
}

function approvalSteps(before: object, after: object): Step[] {
  const [was, is] = [listOf(before, 'approval_groups'), listOf(after, 'approval_groups')]
  const gone = without(was, is)
  const come = without(is, was)
  const [from, ...othersGone] = gone
  const [to, ...othersCome] = come
  // One out and one in is that one changed.
  if (from && to && othersGone.length === 0 && othersCome.length === 0) return [{ from, to }]
  return [...gone.map((one) => ({ from: one })), ...come.map((one) => ({ to: one }))]
}

/** The members that the other list does not have; of two equal ones, each stands for itself. */
function without(members: readonly Member[], others: readonly Member[]): Member[] {
  const left = new Map<string, number>()
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1)
  return members.filter(({ text }) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

const approversText = (value: unknown) =>
  stableText(normalised('policies', { approval_groups: [value] })['approval_groups'])
