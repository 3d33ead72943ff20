import type { RuleLists } from './evaluate'
import { groupNamed } from './groups-named'
import type { RuleType } from './rule-type'

export type Lists = Readonly<Record<RuleType, readonly unknown[]>>

interface Asked {
  /** Whether a group is to be replaced by its rules; the others stay as they are named. */
  replaces: (id: string) => boolean
  /** The rules of such a group; `null` = there is none, and it matches nobody. */
  rulesOf: (id: string) => RuleLists | null
  /** More alternatives than these are too many. */
  most: number
}

/** Why rules cannot be said without their groups. */
export class NotWithoutGroups extends Error {
  readonly why: 'loop' | 'too-many'

  constructor(why: NotWithoutGroups['why']) {
    super(why)
    this.why = why
  }
}

/**
 * The rules said without some of the groups they name: alternatives, of which one must hold. Together they match exactly
 * whom the rules match, whatever is known of a visit: "or" is a further alternative, "and" is spread over them, and
 * "not" is turned inside out. None = nobody can match.
 * @throws NotWithoutGroups when a group stands inside itself, or when it takes too many alternatives
 */
export function withoutGroups(lists: RuleLists, asked: Asked): Lists[] {
  return expanded(lists, asked, new Set())
}

function expanded({ include, require, exclude }: RuleLists, asked: Asked, above: ReadonlySet<string>): Lists[] {
  const groupIn = (rule: unknown): Lists[] | undefined => {
    const id = groupNamed(rule)
    if (id === undefined || !asked.replaces(id)) return undefined
    if (above.has(id)) throw new NotWithoutGroups('loop')
    const rules = asked.rulesOf(id)
    return rules ? expanded(rules, asked, new Set([...above, id])) : []
  }
  let all = included(include ?? [], groupIn)
  for (const rule of require ?? []) {
    const inside = groupIn(rule)
    all = bounded(
      all.flatMap((one) => (inside ?? [only(rule)]).flatMap((other) => both(one, other))),
      asked,
    )
  }
  for (const rule of exclude ?? []) {
    for (const left of groupIn(rule) ?? [only(rule)]) {
      const others = not(left)
      all = bounded(
        all.flatMap((one) => others.map((other) => narrowed(one, other))),
        asked,
      )
    }
  }
  return bounded(all, asked)
}

/** Any of these: all that is plain in one alternative, and one more for each group that asks for more. */
function included(rules: readonly unknown[], groupIn: (rule: unknown) => Lists[] | undefined): Lists[] {
  const plain: unknown[] = []
  const others: Lists[] = []
  for (const rule of rules) {
    for (const one of groupIn(rule) ?? [only(rule)]) {
      if (isPlain(one)) plain.push(...one.include)
      else others.push(one)
    }
  }
  return plain.length > 0 ? [{ include: plain, require: [], exclude: [] }, ...others] : others
}

const only = (rule: unknown): Lists => ({ include: [rule], require: [], exclude: [] })

const isPlain = ({ require, exclude }: Lists) => require.length === 0 && exclude.length === 0

/** Both of two: one of them must say "any of", so where both do, the shorter is taken apart. */
function both(a: Lists, b: Lists): Lists[] {
  const [long, short] = a.include.length >= b.include.length ? [a, b] : [b, a]
  return short.include.map((rule) => ({
    include: long.include,
    require: [...a.require, ...b.require, rule],
    exclude: [...a.exclude, ...b.exclude],
  }))
}

type Narrowing = Pick<Lists, 'require' | 'exclude'>

const narrowed = (one: Lists, { require, exclude }: Narrowing): Lists => ({
  include: one.include,
  require: [...one.require, ...require],
  exclude: [...one.exclude, ...exclude],
})

/** Whoever does not match: meets none of the first, or lacks one of those that all must hold, or is left out. */
const not = ({ include, require, exclude }: Lists): Narrowing[] => [
  { require: [], exclude: include },
  ...require.map((rule) => ({ require: [], exclude: [rule] })),
  ...exclude.map((rule) => ({ require: [rule], exclude: [] })),
]

function bounded(all: Lists[], { most }: Asked): Lists[] {
  if (all.length > most) throw new NotWithoutGroups('too-many')
  return all
}
