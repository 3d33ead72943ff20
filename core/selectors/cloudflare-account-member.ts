import * as z from 'zod'
import { opens } from '../rule-finding'
import { loginMethodFact } from '../fact-words'
import { named, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { issue, optionalTextValue } from '../value-schema'
import { is } from '../verdict'

export const cloudflareAccountMember = defineSelector({
  key: 'cloudflare_account_member',
  label: 'Cloudflare Account Member',
  plain: 'Members of a Cloudflare account',
  category: 'people',
  icon: 'cloud',
  help: 'Everybody who logs in with Cloudflare and is a member of this Cloudflare account, or of another one you name.',
  value: z.object({
    account_id: optionalTextValue({
      ask: 'Choose a Cloudflare account, or leave it empty for this one.',
      max: 32,
      check: (id) =>
        /^[\da-f]{32}$/.test(id)
          ? undefined
          : issue('The id of a Cloudflare account has 32 characters, 0 to 9 and a to f. Choose an account.'),
    }),
  }),
  fields: {
    account_id: {
      kind: 'reference',
      label: 'Cloudflare account',
      to: 'accounts',
      hint: 'Leave it empty for this account.',
      optional: true,
    },
  },
  example: {},
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ account_id }, { nameOf }) =>
    account_id
      ? [
          {
            fact: 'cloudflare_accounts',
            which: account_id,
            label: named({ kind: 'accounts', id: account_id }, nameOf({ kind: 'accounts', id: account_id })).text,
          },
        ]
      : [{ fact: 'cloudflare_accounts' }],
  terraform: 'cloudflare_account_member',
  words: ({ account_id }, { nameOf }) => {
    const account =
      account_id === undefined || account_id === ''
        ? [words('this Cloudflare account')]
        : pointedAt('accounts', account_id, nameOf, 'Cloudflare account')
    return {
      who: [words('any member of '), ...account],
      they: [words('are a member of '), ...account],
    }
  },
  // Without an account we take the policy's own: no source says otherwise, and the picker says so too.
  evaluate: ({ account_id }, { identity_provider, asserted }, { accountId }) => {
    if (identity_provider !== undefined && identity_provider.type !== 'cloudflare') return 'no-match'
    const account = account_id || accountId
    const memberOf = asserted?.cloudflare_accounts
    return account === undefined || memberOf === undefined ? 'unknown' : is(memberOf.includes(account))
  },
  fact: ({ account_id }, request, { accountId }, { nameOf }) => {
    const { identity_provider: used, asserted } = request
    if (used !== undefined && used.type !== 'cloudflare') return loginMethodFact(request, nameOf)
    const account = account_id || accountId
    if (account === undefined) return { what: [words('which Cloudflare account this is')] }
    const what = [words('the Cloudflare accounts that they are a member of')]
    return asserted?.cloudflare_accounts === undefined
      ? { what }
      : { what, seen: [words('do not include '), ...pointedAt('accounts', account, nameOf, 'Cloudflare account')] }
  },
  identity: ({ account_id }) => account_id ?? '',
  finds: ({ account_id }, context) =>
    opens(context) &&
    typeof account_id === 'string' &&
    account_id !== '' &&
    context.accountId !== undefined &&
    account_id !== context.accountId
      ? [
          {
            id: 'OPEN-14',
            severity: 'risk',
            message: 'Members of another Cloudflare account get in. Make sure that it is the one you mean.',
            mend: { label: 'Let in members of this account instead', rule: { account_id: context.accountId } },
          },
        ]
      : [],
})
