import { letterDoubt } from './look-alike'
import { readPunycode } from './punycode'
import { issue, tooLong, type ValueIssue } from './value-schema'

const ASK = 'Type a domain, such as example.com.'

/** https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
export const DOMAIN_MAX = 253
const LABEL_MAX = 63

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i
const FOREIGN = /[^\p{ASCII}]/u

/**
 * What is wrong with the domain of an email address; `undefined` = nothing.
 *
 * A domain in other letters than a to z is refused with the spelling to use instead (`xn--…`): mail systems and login
 * methods report that one, and no source says that Cloudflare translates between the two, so the other might never match.
 */
export function domainProblem(domain: string): ValueIssue | undefined {
  if (domain.trim() === '') return issue(ASK)
  const long = tooLong(domain, DOMAIN_MAX)
  if (long) return long
  if (domain.startsWith('@')) return issue(`Leave out the @: type ${domain.slice(1) || 'example.com'}.`)
  if (domain.includes('@'))
    return issue(`Type only what follows the @: ${domain.slice(domain.lastIndexOf('@') + 1) || 'example.com'}.`)
  if (domain.includes('://') || /[/?#]/.test(domain))
    return issue('This is a web address. Type only the domain, such as example.com.')
  if (domain.includes(':')) return issue('Leave out the colon and what follows it: type only the domain.')
  if (domain.includes('*')) return issue('A domain cannot hold a star. Type each domain as a rule of its own.')
  if (/\s/.test(domain)) return issue('A domain holds no spaces. Take them out.')
  if (FOREIGN.test(domain)) return issue(foreignLetters(domain))
  return labelsProblem(domain)
}

function labelsProblem(domain: string): ValueIssue | undefined {
  if (domain.endsWith('.'))
    return issue(`Leave out the dot at the end: type ${domain.replace(/\.+$/, '') || 'example.com'}.`)
  const labels = domain.split('.')
  if (labels.includes('')) return issue('Two dots or a dot at the start: take out the one that is too many.')
  const long = labels.find((label) => label.length > LABEL_MAX)
  if (long !== undefined)
    return issue(`Between two dots at most ${LABEL_MAX} characters fit, and here are ${long.length}. Shorten it.`)
  const odd = labels.find((label) => !LABEL.test(label))
  if (odd !== undefined)
    return issue(`“${odd}” cannot stand in a domain: use letters, digits and, between them, dashes.`)
  if (labels.length === 1) return issue(`${domain} is not a company domain. Type the full domain, such as example.com.`)
  if (/^\d+$/.test(labels.at(-1) ?? ''))
    return issue(`${domain} looks like an IP address. Type a domain, such as example.com.`)
  return undefined
}

function foreignLetters(domain: string): string {
  const ascii = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined
  const doubt = letterDoubt(domain)
  if (doubt !== undefined)
    return doubt.replace(/ if that is not meant\.$/, `${ascii ? `, or type ${ascii} if it is meant` : ''}.`)
  return ascii === undefined || ascii === domain
    ? 'A domain is written with the letters a to z, digits and dashes. Type it that way.'
    : `Type the form that mail systems use for this domain: ${ascii}.`
}

const DIGIT_FOR_LETTER = /[a-z](?:0(?=[a-z])|1(?=[a-z]))/i

/** A sentence when a valid domain may not be the one that is meant, because it looks like another. */
export function lookAlikeDoubt(domain: string): string | undefined {
  const shown = domain
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (readPunycode(label.slice(4)) ?? label) : label))
    .join('.')
  const doubt = letterDoubt(shown)
  if (doubt !== undefined) return shown === domain ? doubt : `People see ${domain} as ${shown}. ${doubt}`
  const digit = DIGIT_FOR_LETTER.exec(shown)?.[0].at(-1)
  return digit === undefined
    ? undefined
    : `${domain} has the digit ${digit} between letters. Check that no letter ${digit === '0' ? 'o' : 'l'} is meant.`
}

/** Anybody can get an address at these; the best known, not all there are. */
const PUBLIC_MAIL: ReadonlySet<string> = new Set(
  `
gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk
yahoo.co.jp yahoo.fr yahoo.de ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com
pm.me tutanota.com tuta.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de mail.com zoho.com
mail.ru yandex.ru yandex.com rambler.ru qq.com 163.com 126.com naver.com daum.net orange.fr wanadoo.fr free.fr
laposte.net libero.it sapo.pt seznam.cz wp.pl o2.pl fastmail.com hey.com mailinator.com guerrillamail.com uol.com.br
bol.com.br rediffmail.com`
    .trim()
    .split(/\s+/),
)

/** A sentence when a domain belongs to a public mail service, where anybody can get an address. */
export const publicMailDoubt = (domain: string): string | undefined =>
  PUBLIC_MAIL.has(domain.toLowerCase())
    ? `${domain} is a public mail service: anybody can get such an address. Name the people instead.`
    : undefined
