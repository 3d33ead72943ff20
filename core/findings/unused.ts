import { accountOf, appOf, domain, groupExample, groupOf, policyExample, policyOf, staff } from './example'
import type { Check } from './check'
import type { Finding } from './finding'
import { several } from './view'

/** Stands in no rule: what separates rules from one another in a text. */
const BETWEEN = '\u0000'

const sameRules: Check = {
  id: 'RED-07',
  severity: 'tidy',
  title: 'Policies with the same rules',
  inAccount: (view) => {
    const { facts, apps } = view
    const own = apps.flatMap(({ app, policies }) =>
      policies
        .filter(({ reusable }) => !reusable)
        .map(({ id, document }) => ({ document, place: { kind: 'apps', id: app.id, policy: id } as Finding['place'] })),
    )
    const all = [
      ...facts.policies.map((document) => ({
        document,
        place: { kind: 'policies', id: document.id } as Finding['place'],
      })),
      ...own,
    ]
    const same = new Map<string, typeof all>()
    for (const one of all) {
      const key = [
        one.document.decision,
        ...Object.values(view.listsOf(one.document)).map((rules) =>
          (rules ?? []).map(view.identityOf).toSorted().join(BETWEEN),
        ),
      ].join(`${BETWEEN}${BETWEEN}`)
      const others = same.get(key)
      if (others) others.push(one)
      else same.set(key, [one])
    }
    return [...same.values()].flatMap((alike): Finding[] => {
      const [first] = alike
      if (!first || alike.length < 3) return []
      const message = `${alike.length} policies have the same rules: ${several(alike.map(({ document }) => document.name))}. Make one reusable policy of them.`
      return [{ id: 'RED-07', severity: 'tidy', place: first.place, message }]
    })
  },
  examples: {
    finds: [{ account: accountOf({ policies: ['a', 'b', 'c'].map((id) => policyOf([staff], { id, name: id })) }) }],
    spares: [
      { account: accountOf({ policies: ['a', 'b'].map((id) => policyOf([staff], { id })) }) },
      { account: accountOf({ policies: ['a', 'b', 'c'].map((id) => policyOf([domain(`${id}.example`)], { id })) }) },
    ],
  },
}

const OLD_MS = 90 * 24 * 3600 * 1000

const unusedPolicy: Check = {
  id: 'RED-08',
  severity: 'doubt',
  title: 'A policy that no application uses',
  needs: 'policies',
  inDocument: ({ kind, place, document }, view) => {
    // One that was never saved has no application yet.
    if (kind !== 'policies' || place.kind !== 'policies' || document.updated_at === undefined) return []
    const count = document['app_count']
    if (view.appsOf(place.id).length > 0 || (typeof count === 'number' && count > 0)) return []
    const changed = Date.parse(document.updated_at)
    const old = view.facts.now.getTime() - changed > OLD_MS
    return [
      {
        message: `No application uses this policy${old ? ', and nobody has changed it for 90 days' : ''}. Delete it if it is not needed.`,
        severity: old ? 'doubt' : 'tidy',
      },
    ]
  },
  examples: {
    finds: [{ account: accountOf({ policies: [policyOf([staff], { app_count: 0 })] }) }],
    spares: [policyExample([staff])],
  },
}

const unusedGroup: Check = {
  id: 'RED-09',
  severity: 'tidy',
  title: 'A group that nothing uses',
  needs: 'groups',
  inDocument: ({ kind, place, document }, view) =>
    kind === 'groups' && document['updated_at'] !== undefined && view.usesOf({ kind: 'groups', id: place.id }) === 0
      ? [{ message: 'Nothing uses this group. Delete it if it is not needed.' }]
      : [],
  examples: {
    finds: [{ account: accountOf({ groups: [groupOf('g', [staff])] }) }],
    spares: [groupExample([staff])],
  },
}

const oldStyle: Check = {
  id: 'RED-10',
  severity: 'tidy',
  title: 'A policy tied to one application',
  inApp: ({ policies }) =>
    policies
      .filter(({ reusable }) => !reusable)
      .map(({ id, document }) => ({
        message: `“${document.name}” is a policy of the old style, tied to this one application. Make a reusable one of it.`,
        at: { policy: id },
      })),
  examples: {
    finds: [
      {
        account: accountOf({
          apps: [
            appOf([], {
              policies: [{ id: 'own', name: 'Own', reusable: false, document: policyOf([staff], { id: 'own' }) }],
            }),
          ],
        }),
      },
    ],
    spares: [policyExample([staff])],
  },
}

export const unusedChecks: readonly Check[] = [sameRules, unusedPolicy, unusedGroup, oldStyle]
