import type { AppFacts } from './account-facts'
import type { Check } from './check'
import { appExample, policyExample, policyOf, staff } from './example'
import { APPLICATIONS, inApplication, onPage } from './in-cloudflare'

const isWebsite = ({ type }: AppFacts) => type === undefined || type === 'self_hosted'

const pathInside: Check = {
  id: 'APP-01',
  severity: 'doubt',
  title: 'A path with an application of its own',
  inApp: ({ app }, view) => {
    if (!isWebsite(app)) return []
    const [host, ...path] = app.domain?.split('/') ?? []
    if (path.join('') === '') return []
    const outer = view.apps.find(
      ({ app: other }) =>
        other.id !== app.id &&
        isWebsite(other) &&
        other.domain !== undefined &&
        (other.domain === host ||
          (other.domain.startsWith(`${host}/`) && app.domain?.startsWith(`${other.domain.replace(/\/+$/, '')}/`))),
    )
    return outer
      ? [
          {
            message: `${app.domain} has this application of its own and takes over nothing from ${outer.app.name} at ${outer.app.domain}. Make sure that the same people are kept out of both.`,
            see: { kind: 'apps', id: outer.app.id },
            inCloudflare: inApplication(app, `compare its policies with those of ${outer.app.name}`),
          },
        ]
      : []
  },
  examples: {
    finds: [
      {
        account: {
          ...appExample([policyOf([staff])]).account,
          apps: [
            { id: 'a', name: 'A', domain: 'x.example.com/eng', policies: [] },
            { id: 'b', name: 'B', domain: 'x.example.com/eng/exec', policies: [] },
          ],
        },
      },
    ],
    spares: [
      {
        account: {
          ...appExample([policyOf([staff])]).account,
          apps: [
            { id: 'a', name: 'A', domain: 'x.example.com/eng', policies: [] },
            { id: 'b', name: 'B', domain: 'x.example.com/england', policies: [] },
          ],
        },
      },
    ],
  },
}

const wildcard: Check = {
  id: 'APP-03',
  severity: 'doubt',
  title: 'A wildcard that does not cover its own domain',
  inApp: ({ app }, view) => {
    const [, parent] = /^\*\.([^/]+)/.exec(app.domain ?? '') ?? []
    if (parent === undefined || view.apps.some(({ app: other }) => other.domain?.split('/')[0] === parent)) return []
    return [
      {
        inCloudflare: onPage(APPLICATIONS, 'add an application for each name that is not public'),
        message: `${app.domain} does not cover ${parent} itself, nor names with one more part in front such as a.b.${parent}. Add an application for them, if they exist.`,
      },
    ]
  },
  examples: {
    finds: [policyExample([staff], {}, {}, { domain: '*.example.com' })],
    spares: [policyExample([staff], {}, {}, { domain: 'www.example.com' })],
  },
}

const notDenied: Check = {
  id: 'APP-02',
  severity: 'doubt',
  title: 'Names without an application are open',
  inAccount: ({ facts: { apps, organization, account_id: id = '' } }) =>
    organization?.deny_unmatched_requests === false && apps.length > 0
      ? [
          {
            id: 'APP-02',
            severity: 'doubt',
            place: { kind: 'account', id, field: 'deny_unmatched_requests' },
            inCloudflare: onPage(
              'Access controls > Access settings',
              'have names without an application denied (“Require Access protection”)',
            ),
            message:
              'A name of your domains that no application covers, such as a new staging site, is open to anybody, because the organization does not deny unmatched requests. Make an application for each name that is not public, or switch that on.',
          },
        ]
      : [],
  examples: {
    finds: [policyExample([staff], {}, { organization: { deny_unmatched_requests: false } })],
    spares: [
      policyExample([staff], {}, { organization: { deny_unmatched_requests: true } }),
      policyExample([staff], {}, { organization: {} }),
    ],
  },
}

export const appAddressChecks: readonly Check[] = [pathInside, wildcard, notDenied]
