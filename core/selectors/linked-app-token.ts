import * as z from 'zod'
import { exactly } from '../claim'
import { shownFact } from '../fact-words'
import { namesSet } from '../value-set'
import { pointedAt, words } from '../phrase'
import { defineSelector, machineKey } from '../selector'
import { idValue } from '../value-schema'
import { is } from '../verdict'

const loginFirst = {
  fits: 'no',
  why: 'Tokens of an application only work in Machines only; here they would be sent to the login page.',
  finding: 'ACT-02',
} as const

export const linkedAppToken = defineSelector({
  key: 'linked_app_token',
  label: 'Linked App Token',
  plain: 'A token from another application',
  category: 'machine',
  icon: 'link',
  help: 'A program that shows a token which another of your applications gave it for one of its users.',
  value: z.object({ app_uid: idValue('Choose an application.') }),
  fields: {
    app_uid: {
      kind: 'reference',
      label: 'Application',
      to: 'apps',
      types: ['saas', 'self_hosted'],
      hint: 'An application that gives out OpenID Connect tokens.',
    },
  },
  example: { app_uid: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f' },
  // The API says that it works with Bypass too; the page below names Service Auth only.
  // https://developers.cloudflare.com/cloudflare-one/access-controls/applications/linked-app-token/
  decisions: {
    ...machineKey,
    allow: loginFirst,
    deny: loginFirst,
    bypass: {
      fits: 'poorly',
      why: 'Cloudflare documents tokens of an application for Machines only, and visits here are not logged.',
    },
  },
  identityBased: false,
  judged: 'each-request',
  asks: ({ app_uid }) => [{ fact: 'linked_app', which: app_uid }],
  terraform: 'linked_app_token',
  words: ({ app_uid }, { nameOf }) => ({
    who: [words('anything with a token from '), ...pointedAt('apps', app_uid, nameOf, 'application')],
    they: [words('show a token from '), ...pointedAt('apps', app_uid, nameOf, 'application')],
  }),
  evaluate: ({ app_uid }, { linked_app }) => (linked_app === undefined ? 'unknown' : is(linked_app === app_uid)),
  claim: ({ app_uid }) => exactly('application token', namesSet(app_uid)),
  fact: ({ app_uid }, { linked_app }, _lookup, { nameOf }) =>
    shownFact([words('the token from '), ...pointedAt('apps', app_uid, nameOf, 'application')], linked_app),
})
