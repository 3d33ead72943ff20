import * as z from 'zod'
import { exactly } from '../claim'
import { loginMethodFact } from '../fact-words'
import { namesSet } from '../value-set'
import { pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue } from '../value-schema'
import { is } from '../verdict'

export const loginMethod = defineSelector({
  key: 'login_method',
  label: 'Login Methods',
  plain: 'The login method they use',
  category: 'login',
  icon: 'sign-in',
  help: 'Everybody who logs in with this method, such as Okta or a code sent by email.',
  value: z.object({ id: idValue('Choose a login method.') }),
  fields: { id: { kind: 'reference', label: 'Login method', to: 'identity_providers' } },
  example: { id: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ id }) => [{ fact: 'identity_provider', which: id }],
  terraform: 'login_method',
  words: ({ id }, { nameOf }) => ({
    who: [words('anyone who logs in with '), ...pointedAt('identity_providers', id, nameOf)],
    they: [words('log in with '), ...pointedAt('identity_providers', id, nameOf)],
  }),
  evaluate: ({ id }, { identity_provider }) =>
    identity_provider === undefined ? 'unknown' : is(identity_provider.id === id),
  claim: ({ id }) => exactly('login method', namesSet(id)),
  fact: (_value, request, _lookup, { nameOf }) => loginMethodFact(request, nameOf),
})
