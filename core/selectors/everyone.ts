import * as z from 'zod'
import type { Decision } from '../decision'
import { words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { is } from '../verdict'

// The bare word hides what matters: whether there is a login at all.
const inWords: Record<Decision, { who: string; they: string }> = {
  allow: { who: 'anyone who can log in', they: 'can log in' },
  deny: { who: 'anyone at all', they: 'can be anyone at all' },
  bypass: {
    who: 'anyone on the internet, without login and without a log entry',
    they: 'can be anyone on the internet, without login and without a log entry',
  },
  non_identity: { who: 'anything that can reach it, without any key', they: 'can reach it, without any key' },
}

export const everyone = defineSelector({
  key: 'everyone',
  label: 'Everyone',
  plain: 'Anyone at all',
  category: 'people',
  icon: 'globe',
  help: 'Whoever comes. Where a login is asked for, that is anyone who can log in by any method you offer.',
  value: z.object({}),
  fields: {},
  example: {},
  // https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#common-misconfigurations
  decisions: {
    ...anyDecision,
    allow: {
      fits: 'poorly',
      why: 'This lets in everybody who can log in by any method, also strangers with an email code. Name people, a domain or a group.',
    },
    non_identity: {
      fits: 'poorly',
      why: 'This asks for no key at all: anything that reaches the application gets in.',
    },
  },
  identityBased: false,
  judged: 'login',
  asks: () => [],
  terraform: 'everyone',
  words: (_value, { decision = 'allow' }) => ({
    who: [words(inWords[decision].who)],
    they: [words(inWords[decision].they)],
  }),
  evaluate: () => is(true),
  claim: () => 'anyone',
})
