import { accountOf, appOf, domain, groupExample, groupOf, policyExample, policyOf, staff } from './example'
import type { Check } from './check'
import type { Finding } from './finding'
import { inApplication, inEachApplication } from './in-cloudflare'
import { several, type View } from './view'

/** Stands in no rule: what separates rules from one another in a text. */
const BETWEEN = '\u0000'

/** As many policies with the same rules are told. */
const MANY_ALIKE = 3

/**
 * Those of some policies that no application uses can go, if then few are left. Which policies an application has is
 * changed in Cloudflare.
 */
function withoutSpare(places: readonly Finding['place'][], view: View): Pick<Finding, 'removal' | 'inCloudflare'> {
  const spare = places.flatMap(({ kind, id }) => (kind === 'policies' && isSpare(id, view) ? [id] : []))
  // One of them stays.
  const gone = spare.length === places.length ? spare.slice(1) : spare
  if (gone.length === 0 || places.length - gone.length >= MANY_ALIKE) {
    const todo = 'choose one and the same of these policies, and delete the others here then'
    return { inCloudflare: inEachApplication(todo) }
  }
  const label = gone.length === 1 ? 'Delete the one that is not used' : `Delete the ${gone.length} that are not used`
  return { removal: { label, of: gone.map((id) => ({ kind: 'policies' as const, id })) } }
}

/** No application has the policy, as far as Cloudflare and the applications say. */
function isSpare(id: string, view: View): boolean {
  const count = view.facts.policies.find((policy) => policy.id === id)?.app_count
  return view.appsOf(id).length === 0 && !(typeof count === 'number' && count > 0)
}

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
      if (!first || alike.length < MANY_ALIKE) return []
      const message = `${alike.length} policies have the same rules: ${several(alike.map(({ document }) => document.name))}. Make one reusable policy of them.`
      return [
        {
          id: 'RED-07',
          severity: 'tidy',
          place: first.place,
          message,
          ...withoutSpare(
            alike.map(({ place }) => place),
            view,
          ),
        },
      ]
    })
  },
  examples: {
    finds: [
      { account: accountOf({ policies: ['a', 'b', 'c'].map((id) => policyOf([staff], { id, name: id })) }) },
      {
        account: accountOf({
          policies: ['a', 'b', 'c', 'd'].map((id) =>
            policyOf([staff], { id, name: id, app_count: id === 'c' ? 1 : 0 }),
          ),
        }),
      },
    ],
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
    if (!isSpare(place.id, view)) return []
    const changed = Date.parse(document.updated_at)
    const old = view.facts.now.getTime() - changed > OLD_MS
    return [
      {
        message: `No application uses this policy${old ? ', and nobody has changed it for 90 days' : ''}. Delete it if it is not needed.`,
        severity: old ? 'doubt' : 'tidy',
        removal: { label: 'Delete the policy', of: [{ kind, id: place.id }] },
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
      ? [
          {
            message: 'Nothing uses this group. Delete it if it is not needed.',
            // What new applications get is used the day that one is made.
            ...(document['is_default'] === true
              ? {}
              : { removal: { label: 'Delete the group', of: [{ kind, id: place.id }] } }),
          },
        ]
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
  inApp: ({ app, policies }) =>
    policies
      .filter(({ reusable }) => !reusable)
      .map(({ id, document }) => ({
        message: `“${document.name}” is a policy of the old style, tied to this one application. Make a reusable one of it.`,
        at: { policy: id },
        inCloudflare: inApplication(app, `convert “${document.name}” into a reusable policy`),
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
