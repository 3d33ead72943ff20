import { AppError, type ErrorBody } from '#core/errors'
import { notStoredBy } from './not-stored'
import { refusalOf } from './refusals'
import type { Failure, UpstreamError } from './upstream-error'

/** A failure of the upstream client as an error of ours: whole sentences, and Cloudflare's own words in small print. */
export function appErrorOf(error: UpstreamError): AppError {
  const refusal =
    error.failure === 'refused' && error.status < 500 ? refusalOf(error.status, error.errors, error.asked) : undefined
  if (!refusal) return notStoredBy(error) ?? outage(error)
  return new AppError(
    refusal.code,
    refusal.message,
    {
      ...smallPrint(error),
      ...(refusal.place && { place: refusal.place }),
      ...(refusal.permission && { permission: error.asked.permission }),
      ...wait(error),
    },
    { cause: error },
  )
}

/** A write that was answered by nothing certain; `saved`: what looking showed. */
export class Unconfirmed extends AppError {
  readonly saved: 'no' | 'unknown'

  constructor(saved: 'no' | 'unknown', ...more: ConstructorParameters<typeof AppError>) {
    super(...more)
    this.saved = saved
  }
}

/** A write of which nobody knows whether it took effect, after looking. `saved`: what looking showed. */
export function unconfirmed(error: UpstreamError, saved: 'no' | 'unknown'): AppError {
  const notStored = saved === 'no' ? notStoredBy(error) : undefined
  if (notStored) return notStored
  const { subject, method } = error.asked
  const done = method === 'DELETE' ? 'deleted' : 'saved'
  const message =
    saved === 'no'
      ? `Cloudflare failed, and ${subject} was not ${done}. Nothing you typed is lost: try again. If it keeps failing, check that everything the rules point to still exists.`
      : `Cloudflare failed, and we could not find out whether ${subject} was ${done}. Nothing you typed is lost: check in another window before you try again.`
  return new Unconfirmed(
    saved,
    error.failure === 'timeout' ? 'cloudflare_slow' : 'cloudflare_failed',
    message,
    smallPrint(error),
    { cause: error },
  )
}

function outage(error: UpstreamError): AppError {
  const { code, message } = outageWords(error)
  return new AppError(code, message, { ...smallPrint(error), ...wait(error) }, { cause: error })
}

const wait = ({ retryAfterMs }: UpstreamError): Pick<ErrorBody, 'retryAfter'> =>
  retryAfterMs === undefined ? {} : { retryAfter: Math.ceil(retryAfterMs / 1000) }

function outageWords({ failure, asked, status }: UpstreamError): Pick<ErrorBody, 'code' | 'message'> {
  if (failure === 'timeout') {
    return {
      code: 'cloudflare_slow',
      message: `Cloudflare took too long to answer about ${asked.subject}. Try again in a moment.`,
    }
  }
  if (failure === 'held_back') return { code: 'slow_down', message: HELD_BACK }
  return { code: 'cloudflare_failed', message: failureWords[failure](asked.subject, status) }
}

const HELD_BACK =
  'Cloudflare limits how many requests one token may make, and all of them are spent for now, so Gatehouse waits. Nothing you typed is lost.'

const notCloudflares = (subject: string) =>
  `What came back about ${subject} is not an answer of Cloudflare’s API. Something between Gatehouse and Cloudflare may be in the way; try again, then check the network.`

const failureWords: Record<Exclude<Failure, 'timeout' | 'held_back'>, (subject: string, status: number) => string> = {
  unreachable: () =>
    'Cloudflare could not be reached, or the connection broke off. Check the network of the computer that Gatehouse runs on, then try again.',
  unreadable: notCloudflares,
  too_long: notCloudflares,
  redirected: notCloudflares,
  incomplete: (subject) =>
    `Cloudflare gave only a part of ${subject}, or it kept changing while it was read. Try again in a moment.`,
  refused: (subject, status) =>
    `Cloudflare failed (status ${status}) when asked about ${subject}. Try again in a moment.`,
}

/** HTTP status, code, message and ray of the answer; nothing when there was no answer. */
function smallPrint({ status, errors: [first], ray }: UpstreamError): Pick<ErrorBody, 'cloudflare'> {
  if (status === 0) return {}
  return {
    cloudflare: {
      status,
      ...(first?.code !== undefined && { code: first.code }),
      ...(first?.message && { message: first.message }),
      ...(ray && { ray }),
    },
  }
}
