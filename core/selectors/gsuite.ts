import * as z from 'zod'
import { atMost } from '../claim'
import { assertedFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted } from '../asserted'
import { EMAIL_MAX, emailDoubts, emailProblem, sameEmail } from '../email'
import { filled, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue, textValue } from '../value-schema'
import { is } from '../verdict'

export const gsuite = defineSelector({
  key: 'gsuite',
  label: 'Google Workspace groups',
  plain: 'A group in Google Workspace',
  category: 'people',
  icon: 'google',
  help: 'Everybody whom Google Workspace reports as a member of this group at login.',
  value: z.object({
    email: textValue({
      ask: 'Type the email address of the Google group, such as devs@example.com.',
      max: EMAIL_MAX,
      check: emailProblem,
    }),
    identity_provider_id: idValue('Choose the Google Workspace login method.'),
  }),
  fields: {
    email: {
      kind: 'text',
      label: 'Address of the Google group',
      placeholder: 'devs@example.com',
      hint: 'The address of a group, not of a person: Cloudflare fails when it is none.',
      inputMode: 'email',
      suggest: 'directory_groups',
    },
    identity_provider_id: {
      kind: 'reference',
      label: 'Login method',
      to: 'identity_providers',
      types: ['google-apps'],
    },
  },
  example: { email: 'devs@example.com', identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ email, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'groups', which: email },
  ],
  terraform: 'gsuite',
  inInfrastructure: true,
  words: ({ email, identity_provider_id }, { nameOf }) => {
    const inGroup = [words('in the Google group '), filled(email), words(' from ')]
    const from = pointedAt('identity_providers', identity_provider_id, nameOf)
    return { who: [words('anyone '), ...inGroup, ...from], they: [words('are '), ...inGroup, ...from] }
  },
  evaluate: ({ email, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ groups }) =>
      groups === undefined ? 'unknown' : is(groups.some((one) => sameEmail(one, email))),
    ),
  fact: ({ email, identity_provider_id }, request, _lookup, { nameOf }) =>
    assertedFact(identity_provider_id, request, nameOf, {
      what: 'the groups',
      reported: request.asserted?.groups,
      wanted: filled(email),
    }),
  identity: ({ email, identity_provider_id }) => `${identity_provider_id} ${email.toLowerCase()}`,
  doubts: ({ email }) => emailDoubts(email),
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
})
