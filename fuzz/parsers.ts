import * as fc from 'fast-check'
import { canonicalText, sameDocument } from '#core/canonical'
import { differences, differenceWords } from '#core/diff'
import { domainProblem, lookAlikeDoubt, publicMailDoubt } from '#core/domain'
import { documentOf, draftOf } from '#core/draft'
import { durationProblem, durationWords, mfaDurationProblem, secondsOf } from '#core/duration'
import { emailDoubts, emailProblem } from '#core/email'
import { AppError } from '#core/errors'
import { networkDoubts, networkIdentity, networkProblem, readNetwork, withPrefix } from '#core/ip'
import { readJson, writeJson } from '#core/json'
import { letterDoubt } from '#core/look-alike'
import { sortPasted } from '#core/paste'
import { textOf } from '#core/phrase'
import { documentProblems } from '#core/problems'
import { readPunycode } from '#core/punycode'
import { readRule } from '#core/rule'
import { ruleWords, sentenceOf } from '#core/sentence'
import { suggest } from '#core/suggest'
import { isMember } from '../server/auth/roles'
import { envelopeOf } from '../server/cloudflare/envelope'
import { accountId, objectId, pathOf, zoneId } from '../server/cloudflare/path'
import { retryAfterMs } from '../server/cloudflare/retry'
import { readConfig } from '../server/config'
import { ConfigError } from '../server/config-error'
import { redactor } from '../server/log'
import { sandboxOptions, UsageError } from '../server/node/sandbox-options'
import { document, json, rule, text } from './hostile'
import { type Target, target } from './target'

const NAMELESS = { nameOf: () => ({ state: 'unread' }) as const }

/** Runs `work`; only the given kinds of error may come of it. */
function allowing(work: () => void, ...kinds: (new (...args: never[]) => Error)[]): void {
  try {
    work()
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind)) throw error
  }
}

function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`not so: ${promise}`)
}

const whole = (sentence: string | undefined) =>
  must(sentence === undefined || /[.!?]$/.test(sentence), `a message is a whole sentence: ${sentence}`)

const kinds = fc.constantFrom('policies' as const, 'groups' as const)

const SECRET = 'canary-in-the-settings'

const SETTINGS = [
  'CLOUDFLARE_API_TOKEN',
  'CLOUDFLARE_EMAIL',
  'CLOUDFLARE_API_KEY',
  'GATEHOUSE_UPSTREAM_BASE_URL',
  'GATEHOUSE_UPSTREAM_TIMEOUT_MS',
  'GATEHOUSE_UPSTREAM_PER_PAGE',
  'HOST',
  'PORT',
  'GATEHOUSE_ALLOWED_HOSTS',
  'GATEHOUSE_PUBLIC_ORIGIN',
  'GATEHOUSE_AUTH',
  'GATEHOUSE_OWNERS',
  'GATEHOUSE_DATA',
  'GATEHOUSE_SHUTDOWN_MS',
  'GATEHOUSE_LOG_LEVEL',
] as const

/** Everything that reads what came from outside, and what it promises. */
export const parsers: readonly Target[] = [
  target('JSON, exact numbers', text, (given) =>
    allowing(
      () => {
        const once = writeJson(readJson(given))
        must(writeJson(readJson(once)) === once, 'what is written is read back the same')
      },
      SyntaxError,
      RangeError,
    ),
  ),
  target('rules', rule, (given) => {
    readRule(given)
    textOf(ruleWords(given, NAMELESS).who)
  }),
  target('what is wrong with a document', fc.tuple(kinds, document, document), ([kind, given, base]) => {
    for (const { message } of documentProblems(kind, given)) whole(message)
    for (const { message } of documentProblems(kind, given, base)) whole(message)
  }),
  target('the sentence and the differences', fc.tuple(kinds, document, document), ([kind, one, other]) => {
    whole(textOf(sentenceOf(kind, one, NAMELESS)))
    const found = differences(kind, one, other)
    for (const difference of found) textOf(differenceWords(difference, NAMELESS))
    must((found.length === 0) === sameDocument(kind, one, other), 'documents that differ have differences')
  }),
  target('drafts', fc.tuple(kinds, document), ([kind, given]) =>
    must(
      canonicalText(kind, documentOf(draftOf(kind, given), given)) === canonicalText(kind, given),
      'a draft that nobody changed changes nothing',
    ),
  ),
  target('pasted text', text, (given) => void sortPasted(given)),
  target('the type-ahead', text, (given) => void suggest(given, { people: [], rows: {}, directoryGroups: [] })),
  target('durations', text, (given) => {
    whole(durationProblem(given))
    whole(mfaDurationProblem(given))
    durationWords(given)
    must(!Number.isNaN(secondsOf(given)), 'a duration is a number or none')
  }),
  target('networks', text, (given) => {
    networkProblem(given)
    for (const doubt of networkDoubts(given)) whole(doubt)
    const network = readNetwork(given)
    if (network) networkIdentity(network)
    withPrefix(given)
  }),
  target('domains and emails', text, (given) => {
    domainProblem(given)
    emailProblem(given)
    for (const doubt of [lookAlikeDoubt(given), publicMailDoubt(given), letterDoubt(given), ...emailDoubts(given)]) {
      whole(doubt)
    }
  }),
  target('punycode', text, (given) => void readPunycode(given)),
  target('ids and paths', fc.tuple(text, fc.array(text, { maxLength: 4 })), ([id, segments]) => {
    for (const read of [accountId, zoneId, (value: string) => objectId(value, 'policy')]) {
      allowing(() => must(/^[0-9a-z-]+$/i.test(read(id)), 'an id has letters, digits and hyphens'), AppError)
    }
    allowing(
      () => {
        const path = new URL(`https://cloudflare.example/v4${pathOf(segments)}`).pathname
        must(path.split('/').length === segments.length + 2, 'a segment cannot change the shape of a path')
        must(path.startsWith('/v4'), 'a path stays below its base')
      },
      AppError,
      URIError,
    )
  }),
  target(
    'answers of Cloudflare',
    fc.oneof(
      text,
      json.map((value) => writeJson(value)),
    ),
    (given) => {
      envelopeOf(given)
      const wait = retryAfterMs(given, new Date('2026-11-21T12:00:00Z'))
      must(wait === undefined || wait >= 0, 'nobody waits for less than no time')
    },
  ),
  target('settings', fc.dictionary(fc.constantFrom(...SETTINGS), text), (given) =>
    allowing(() => {
      try {
        readConfig({ ...given, CLOUDFLARE_API_TOKEN: `${SECRET}\n${given.CLOUDFLARE_API_TOKEN ?? ''}` }, () => '')
      } catch (error) {
        must(!String(error).includes(SECRET), 'an error does not repeat a setting')
        throw error
      }
    }, ConfigError),
  ),
  target('members', text, (given) => void isMember(given)),
  target('arguments of the sandbox', fc.array(text, { maxLength: 4 }), (given) =>
    allowing(() => void sandboxOptions(given), UsageError),
  ),
  target('what is taken out of logs', fc.tuple(text, text), ([before, after]) =>
    must(!redactor([SECRET])(`${before}${SECRET}${after}`).includes(SECRET), 'no secret is left'),
  ),
]
