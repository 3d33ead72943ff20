import type { Access } from '#core/consequences'
import type { TestProgress } from '#core/policy-test'
import type { BothAnswers, ComparedPerson } from '#core/test-comparison'
import { number, people } from '../outcome-words'
import type { Compared } from '../questions'
import type { Check, CheckEnd } from './check'

const accessWords: Record<Access, string> = { granted: 'let in', denied: 'kept out', unknown: 'cannot tell' }

/** "Testing how it is now (1 of 2): 312 of 500 people checked." */
export function progressWords({ testing, progress }: Pick<Check, 'testing' | 'progress'>): string {
  const what = testing === 'after' ? 'Testing the draft (2 of 2)' : 'Testing how it is now (1 of 2)'
  if (!progress) return `${what}…`
  if (progress.state === 'blocked')
    return `${what}: another test is running in this account. It is waited for, a minute at most.`
  return `${what}: ${number(checkedPeople(progress))} of ${people(progress.total)} checked.`
}

const checkedPeople = ({ approved, blocked, errored }: TestProgress) => approved + blocked + errored

/**
 * What Cloudflare's answers are to ours, in a few sentences; the first is the one that counts.
 * @param partly not everybody whom Cloudflare would test is among them
 */
export function comparedSentences({ agree, differ, told, failed, untested }: Compared, partly = false): string[] {
  if (agree + differ.total + told.total + failed.total === 0)
    return [
      partly
        ? 'Nobody was tested yet.'
        : 'Cloudflare has tested nobody: nobody has ever logged in through Access, as far as it knows.',
    ]
  return [
    differ.total === 0
      ? `Cloudflare agrees for ${agree === 1 ? '1 person' : `all ${people(agree)}`} of whom both can tell.`
      : `Cloudflare agrees for ${people(agree)}; for ${number(differ.total)} it says otherwise.`,
    ...(told.total > 0 ? [`For ${people(told.total)} Gatehouse cannot tell, and Cloudflare can.`] : []),
    ...(failed.total > 0 ? [`Cloudflare could not judge ${people(failed.total)}.`] : []),
    ...(untested > 0 && !partly
      ? [
          `${people(untested)} we know of ${untested === 1 ? 'was' : 'were'} not tested: Cloudflare tests only people who have logged in.`,
        ]
      : []),
  ]
}

/** How a check ended that did not come to its end; `undefined` = it did, or failed, which the error itself tells. */
export const endWords: Record<CheckEnd, string | undefined> = {
  complete: undefined,
  failed: undefined,
  stopped: 'Stopped. This is what was known by then; Cloudflare may go on with its test, which changes nothing.',
  blocked: 'Another test is running in this account, and Cloudflare runs one at a time. Try again when it is over.',
  'too-long': 'The test took too long, and Cloudflare gave it up. This is what it came to by then.',
}

/** "let in now, kept out under the draft", by Cloudflare's answers, as far as they are not ours. */
export function theirWords({ before, after }: Pick<ComparedPerson, 'before' | 'after'>): string {
  const [was, is] = [before, after].map((side) => (side && differs(side) ? accessWords[side.theirs] : undefined))
  if (was !== undefined && is !== undefined)
    return was === is ? `${was}, now and under the draft` : `${was} now, ${is} under the draft`
  return was !== undefined ? `${was} now` : `${is ?? accessWords.unknown} under the draft`
}

const differs = ({ theirs, ours }: BothAnswers) => theirs !== ours

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** What our answer for somebody rests on. */
export const factsWords = (factsAt: string | undefined): string =>
  factsAt === undefined
    ? 'Gatehouse knows nothing of this person but the address.'
    : `Gatehouse goes by what the login of ${day.format(new Date(factsAt))} told.`
