import { domainOf } from '../value-set'
import type { Check, SubjectRule } from './check'
import { ana, bo, country, eve, policyExample } from './example'
import { makeGroup } from './fixes'
import { isOneAddress, valuesOf } from './redundant'
import { rulesAt } from './subject'
import type { View } from './view'

const MANY = 20

const manyOfOne: Check = {
  id: 'RED-11',
  severity: 'tidy',
  title: 'Many single emails of one domain',
  needs: 'policies',
  inDocument: (subject, view) => {
    if (subject.kind !== 'policies') return []
    const byDomain = new Map<string, [SubjectRule, ...SubjectRule[]]>()
    for (const one of rulesAt(subject, 'include')) {
      const set = valuesOf(one, 'email', view)
      const [email] = set?.of === 'emails' && isOneAddress(set) ? set.emails : []
      if (email === undefined) continue
      const others = byDomain.get(domainOf(email))
      if (others) others.push(one)
      else byDomain.set(domainOf(email), [one])
    }
    return [...byDomain]
      .filter(([, rules]) => rules.length >= MANY)
      .map(([name, rules]) => ({
        message: `${rules.length} single emails of ${name} stand here. Make a group of them, which other policies can use too.`,
        at: { ruleType: 'include' as const },
        fix: makeGroup(
          'Make a group of them',
          freeName(`${subject.document.name}: people at ${name}`, view),
          rules,
          view,
        ),
      }))
  },
  examples: {
    finds: [
      policyExample(Array.from({ length: 27 }, (_, nth) => ({ email: { email: `p${nth}@example.com` } }))),
      policyExample([
        eve,
        ...Array.from({ length: 20 }, (_, nth) => ({ email: { email: `p${nth}@example.com` } })),
        country('PT'),
      ]),
    ],
    spares: [policyExample([ana, bo])],
  },
}

/** The longest name of a group. https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const LONGEST_NAME = 350

/** A name that no group of the account has: Cloudflare wants them to differ. */
function freeName(wanted: string, { facts }: View): string {
  const taken = new Set(facts.groups.map(({ name }) => name.toLowerCase()))
  const cut = (most: number) => Array.from(wanted).slice(0, most).join('')
  for (let nth = 1; ; nth += 1) {
    const end = nth === 1 ? '' : ` (${nth})`
    const name = `${cut(LONGEST_NAME - end.length)}${end}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

export const manyEmailChecks: readonly Check[] = [manyOfOne]
