import { AppError } from '#core/errors'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Sha256 } from '../etag'
import type { SignIn } from './sign-in'

/** How long a link can be used, once. */
export const LINK_MINUTES = 10

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session ends this long after it was last used, and this long after it began whatever happens. */
const IDLE_MS = 2 * HOUR
const LONGEST_MS = 12 * HOUR

/** One person has this many browsers at most; the oldest session makes room. */
const MOST_SESSIONS = 20

interface Session {
  began: number
  seen: number
}

export interface LinkOptions {
  clock: () => Date
  /** 256 random bits as text that fits into an address. */
  newSecret: () => string
  sha256: Sha256
  /** Shows the key of a fresh link to whoever runs Gatehouse, and to nobody else. */
  show: (key: string) => void
  /** Whether browsers reach us over https, so that the cookie may not travel otherwise. */
  secure: boolean
}

export interface LinkSignIn extends SignIn {
  /** Shows a fresh link, unless one that was shown can still be used. */
  offer(): Promise<void>
}

/**
 * Signs in who has the link that was shown where Gatehouse was started. A link works once. Whoever comes without a
 * session makes a fresh one appear there, so it is enough to load the page and look. Neither keys nor session ids are
 * kept, only their hashes.
 */
export function linkSignIn({ clock, newSecret, sha256, show, secure }: LinkOptions): LinkSignIn {
  let link: { hash: string; until: number } | undefined
  const sessions = new Map<string, Session>()
  const now = () => clock().getTime()
  const alive = ({ began, seen }: Session) => now() - seen < IDLE_MS && now() - began < LONGEST_MS

  const offer = async () => {
    if (link && now() < link.until) return
    const key = newSecret()
    link = { hash: await sha256(key), until: now() + LINK_MINUTES * MINUTE }
    show(key)
  }
  const notSignedIn = async (what: string) => {
    await offer()
    return new AppError(
      'not_signed_in',
      `${what} A fresh sign-in link stands in the window where Gatehouse was started: open it in this browser.`,
    )
  }
  const idOf = async (c: Context) => {
    const id = getCookie(c, cookieName(c))
    return id === undefined ? undefined : sha256(id)
  }

  return {
    way: 'link',
    offer,
    actorOf: async (c) => {
      const id = await idOf(c)
      const session = id === undefined ? undefined : sessions.get(id)
      if (id === undefined || !session) throw await notSignedIn('You are not signed in.')
      if (!alive(session)) {
        sessions.delete(id)
        throw await notSignedIn('Your session has ended.')
      }
      session.seen = now()
      return { name: 'local', role: 'owner' }
    },
    sessions: {
      begin: async (c, key) => {
        const hash = await sha256(key)
        const fits = link !== undefined && hash === link.hash && now() < link.until
        if (!fits) throw await notSignedIn('This sign-in link was used already, or is too old.')
        link = undefined
        for (const [id, session] of sessions) if (!alive(session)) sessions.delete(id)
        const [oldest] = sessions.keys()
        if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest)
        const secret = newSecret()
        sessions.set(await sha256(secret), { began: now(), seen: now() })
        setCookie(c, cookieName(c), secret, { ...COOKIE, secure, maxAge: LONGEST_MS / 1000 })
      },
      end: async (c) => {
        const id = await idOf(c)
        if (id !== undefined) sessions.delete(id)
        deleteCookie(c, cookieName(c), { ...COOKIE, secure })
      },
    },
  }
}

const COOKIE = { path: '/api', httpOnly: true, sameSite: 'Strict' } as const

/** Browsers keep cookies by host and not by port, so two servers on one computer need different names. */
function cookieName(c: Context): string {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return `gatehouse_session_${/:(\d+)$/.exec(host)?.[1] ?? '80'}`
}
