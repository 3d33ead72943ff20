import type { Context } from 'hono'
import type { Env } from './context'
import { internalError, invalidRequest, slowDown } from './failure'

/**
 * Saving a policy or a rule group under one of these names fails the way Cloudflare does on a bad day, so that
 * everything a person then sees can be tried through the screen. Nothing is stored unless it says so.
 */

/** Status 500, code 10001: Cloudflare is down. */
export const FAILS_TO_SAVE = 'Fails to save'
/** The first save answers as `FAILS_TO_SAVE`, the next one works, and so on in turn. */
export const FAILS_ONCE = 'Fails once'
/** A page of HTML with status 502, as Cloudflare's edge sends when what is behind it is gone. */
export const ANSWERS_HTML = 'Answers HTML'
/** Status 200 and no body. */
export const ANSWERS_NOTHING = 'Answers nothing'
/** Status 200 and JSON that breaks off. */
export const HALF_A_BODY = 'Half a body'
/** Status 429, code 971, and the advice to wait two seconds. */
export const SLOW_DOWN = 'Slow down'
/** Status 429, code 971, and no word of how long to wait. */
export const SLOW_DOWN_WITHOUT_SAYING = 'Slow down without saying'
/** Status 400, code 12130, with a reason that points at no field. */
export const REFUSED = 'Refused by Cloudflare'
/** It is stored, and the answer is status 500 all the same. */
export const SAVES_BUT_FAILS = 'Saves but fails'

const HTML = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>'

/**
 * Plays the case of that name, if there is one: throws, or gives the answer to send. `save` stores the document;
 * `failedBefore` remembers what has failed once.
 */
export async function playCase(
  c: Context<Env>,
  name: unknown,
  failedBefore: Set<string>,
  save: () => Promise<unknown>,
): Promise<Response | undefined> {
  switch (name) {
    case FAILS_TO_SAVE:
      throw internalError()
    case FAILS_ONCE:
      return failOnce(c, failedBefore)
    case ANSWERS_HTML:
      return c.html(HTML, 502)
    case ANSWERS_NOTHING:
      return c.body(null, 200, { 'content-type': 'application/json' })
    case HALF_A_BODY:
      return c.body('{"success":true,"errors":[],"messages":[],"result":{"id":"', 200, {
        'content-type': 'application/json',
      })
    case SLOW_DOWN:
      throw slowDown(2)
    case SLOW_DOWN_WITHOUT_SAYING:
      throw slowDown()
    case REFUSED:
      throw invalidRequest('this was refused')
    case SAVES_BUT_FAILS:
      await save()
      throw internalError()
    default:
      return undefined
  }
}

function failOnce(c: Context<Env>, failedBefore: Set<string>): undefined {
  const place = `${c.req.method} ${c.req.path}`
  if (failedBefore.delete(place)) return undefined
  failedBefore.add(place)
  throw internalError()
}
