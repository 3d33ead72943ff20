import type { Attribute } from '../claim'
import { isEmptySet, isWithin, joinAll, meet, type ValueSet } from '../value-set'
import {
  ana,
  bo,
  country,
  domain,
  eve,
  groupExample,
  groupOf,
  inGroup,
  network,
  oktaGroup,
  policyExample,
  staff,
} from './example'
import type { Check, Example, Found, SubjectRule } from './check'
import { removeRules } from './fixes'
import { groupOf as groupIn } from './proof'
import { at, claimOf, rulesAt } from './subject'
import { RULE_TYPES } from '../rule-type'
import { referencesOfRead } from '../used-by'
import { nameIn, type View } from './view'

const remove = (one: SubjectRule) => ({ at: at(one), fix: removeRules('Remove this rule', one) })

/** The values of an attribute that are enough for a rule by itself; `undefined` = it asks for another one, or for more. */
export function valuesOf(one: SubjectRule, attribute: Attribute, view: View): ValueSet | undefined {
  const claim = claimOf(one, view)
  return claim === undefined || claim === 'anyone' || !claim.exact || claim.attribute !== attribute
    ? undefined
    : claim.values
}

export const isOneAddress = (set: ValueSet) => set.of === 'emails' && set.domains.size === 0 && set.emails.size === 1

/** Rules that another one of the same list covers. */
const covered = (
  id: string,
  title: string,
  attribute: Attribute,
  tell: (rule: string, cover: string) => string,
  examples: Check['examples'],
): Check => ({
  id,
  severity: 'tidy',
  title,
  inDocument: (subject, view) =>
    RULE_TYPES.filter((ruleType) => ruleType !== 'require').flatMap((ruleType) => {
      const rules = rulesAt(subject, ruleType)
      if (rules.length < 2) return []
      // One address covers another only when they are equal, which is "listed twice".
      const wide = rules.flatMap((one) => {
        const set = valuesOf(one, attribute, view)
        return set && !isOneAddress(set) ? [{ one, set }] : []
      })
      const [first, ...others] = wide.map(({ set }) => set)
      if (!first) return []
      const all = joinAll([first, ...others])
      return rules.flatMap((one): Found[] => {
        const set = valuesOf(one, attribute, view)
        if (!set || !isWithin(set, all)) return []
        const cover = wide.find((other) => other.one !== one && isWithin(set, other.set) && !isWithin(other.set, set))
        return cover ? [{ message: tell(view.who(one.rule), view.who(cover.one.rule)), ...remove(one) }] : []
      })
    }),
  examples,
})

const twice: Check = {
  id: 'RED-02',
  severity: 'tidy',
  title: 'Listed twice',
  inDocument: (subject, view) => {
    if (subject.rules.length < 2) return []
    return RULE_TYPES.flatMap((ruleType) => {
      const rules = rulesAt(subject, ruleType)
      if (rules.length < 2) return []
      const seen = new Set<string>()
      return rules
        .filter(({ rule }) => seen.size === seen.add(view.identityOf(rule)).size)
        .map((one): Found => ({ message: `Listed twice: ${view.who(one.rule)}.`, ...remove(one) }))
    })
  },
  examples: {
    finds: [policyExample([ana, bo, { email: { email: 'ANA@example.com' } }]), groupExample([staff, staff])],
    spares: [policyExample([ana, bo], { exclude: [eve] })],
  },
}

const neverLetIn: Check = {
  id: 'RED-04',
  severity: 'tidy',
  title: 'An exception for somebody who was never let in',
  needs: 'exclude',
  inDocument: (subject, view) => {
    const { include, require } = subject.lists
    if (rulesAt(subject, 'exclude').length === 0) return []
    const regions = view.most({ include, require })
    if (regions.length === 0) return []
    return rulesAt(subject, 'exclude').flatMap((one): Found[] => {
      // What a group or a list holds may change tomorrow: excepting it is a precaution.
      if (referencesOfRead(one.read).length > 0) return []
      const out = view.mostOfRule(one.rule)
      const apart =
        out.length > 0 &&
        out.every(({ values }) =>
          regions.every((region) =>
            [...values].some(([attribute, set]) => {
              const named = region.values.get(attribute)
              return named !== undefined && isEmptySet(meet(named, set))
            }),
          ),
        )
      return apart
        ? [{ message: `This exception changes nothing: ${view.who(one.rule)} was never let in here.`, ...remove(one) }]
        : []
    })
  },
  examples: {
    finds: [policyExample([staff], { exclude: [eve] })],
    spares: [policyExample([staff], { exclude: [ana] }), policyExample([oktaGroup('a')], { exclude: [eve] })],
  },
}

const groupAndContent: Check = {
  id: 'RED-05',
  severity: 'tidy',
  title: 'A group and what is in it',
  needs: 'pointers',
  inDocument: (subject, view) =>
    RULE_TYPES.filter((ruleType) => ruleType !== 'require').flatMap((ruleType) => {
      const rules = rulesAt(subject, ruleType)
      if (rules.length < 2) return []
      return rules.flatMap((group): Found[] => {
        const id = groupIn(group.read)
        const sure = id === undefined ? undefined : view.leastOfRule(group.rule)
        if (id === undefined || !sure) return []
        return rules
          .filter(
            (one) =>
              one !== group &&
              view.identityOf(one.rule) !== view.identityOf(group.rule) &&
              sure.rules.has(view.identityOf(one.rule)),
          )
          .map((one) => ({
            message: `The group ${nameIn(view, { kind: 'groups', id })} holds this already: ${view.who(one.rule)}.`,
            ...remove(one),
          }))
      })
    }),
  examples: {
    finds: [policyExample([inGroup('g'), ana], {}, { groups: [groupOf('g', [ana, bo])] })],
    spares: [
      policyExample([inGroup('g'), eve], {}, { groups: [groupOf('g', [ana])] }),
      policyExample([inGroup('g'), ana], {}, { groups: [groupOf('g', [ana], { require: [country('PT')] })] }),
    ],
  },
}

const saidTwice: Check = {
  id: 'RED-06',
  severity: 'tidy',
  title: 'Who gets in and the condition are the same',
  inDocument: (subject, view) => {
    const include = rulesAt(subject, 'include')
    const [only] = include
    if (!only || include.length > 1) return []
    return rulesAt(subject, 'require')
      .filter((one) => view.identityOf(one.rule) === view.identityOf(only.rule))
      .map((one) => ({
        message: `“Who gets in” and “and they must also” say the same: ${view.who(one.rule)}.`,
        ...remove(one),
      }))
  },
  examples: {
    finds: [policyExample([staff], { require: [staff] })],
    spares: [policyExample([staff], { require: [country('PT')] }), policyExample([staff, eve], { require: [staff] })],
  },
}

const wideAndNarrow: Example = policyExample([network('203.0.113.0/24'), network('203.0.113.7')])

export const redundantChecks: readonly Check[] = [
  covered(
    'RED-01',
    'An email that a domain covers',
    'email',
    (rule, cover) => `${rule} is already covered by ${cover}.`,
    {
      finds: [
        policyExample([staff, ana]),
        policyExample([staff], { exclude: [domain('b.example'), { email: { email: 'x@b.example' } }] }),
      ],
      spares: [policyExample([staff, eve]), policyExample([ana], { exclude: [staff] })],
    },
  ),
  covered(
    'RED-03',
    'An address inside a network',
    'address',
    (rule, cover) => `What is said of ${rule} is already said of ${cover}.`,
    {
      finds: [wideAndNarrow],
      spares: [policyExample([network('203.0.113.0/24'), network('198.51.100.7')])],
    },
  ),
  twice,
  neverLetIn,
  groupAndContent,
  saidTwice,
]
