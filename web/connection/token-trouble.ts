import type { Credential } from '#core/connection'
import { dayInWords } from './day-in-words'

export interface TokenTrouble {
  title: string
  /** What is wrong and how to mend it, in whole sentences. */
  advice: string
}

const WHERE = 'under My Profile, API Tokens in Cloudflare’s dashboard'
const THEN = 'Then start Gatehouse with it.'

/** Why nothing can be read with this credential; `undefined` when it works. */
export function troubleOf({ status, kind, expires_on, owner }: Credential): TokenTrouble | undefined {
  const where = owner ? `under Manage Account, API Tokens of ${owner.name} in Cloudflare’s dashboard` : WHERE
  if (status === 'active') return undefined
  if (status === 'expired') {
    const since = expires_on === undefined ? '' : ` It was valid until ${dayInWords(expires_on)}.`
    return {
      title: 'The API token has expired',
      advice: `Cloudflare no longer accepts it.${since} Give it more time or make a new one ${where}. ${THEN}`,
    }
  }
  if (status === 'disabled') {
    return {
      title: 'The API token is switched off',
      advice: `It exists, but Cloudflare does not accept it. Switch it on again ${where}, then check again.`,
    }
  }
  if (kind === 'key') {
    return {
      title: 'Cloudflare does not accept this email and API key',
      advice:
        'The key may have been changed, or belong to another person. Check the settings CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY, or better: use an API token.',
    }
  }
  if (status === 'malformed') {
    return {
      title: 'This is not an API token',
      advice: `Cloudflare cannot read what Gatehouse was started with as a token. Check the setting CLOUDFLARE_API_TOKEN: it holds the token alone, 40 characters or more, without the word Bearer.`,
    }
  }
  return {
    title: 'Cloudflare does not know this API token',
    advice: `It was deleted or rolled, or only a part of it was pasted; one that an account owns may also have expired or be switched off. Make a new one ${WHERE}. ${THEN}`,
  }
}
