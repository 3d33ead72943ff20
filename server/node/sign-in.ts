import { randomBytes } from 'node:crypto'
import { accessSignIn } from '../auth/access'
import { type LinkSignIn, linkSignIn } from '../auth/link'
import { openToAll, type SignIn } from '../auth/sign-in'
import { teamKeys } from '../auth/team-keys'
import type { Config } from '../config'
import { sha256 } from './sha256'

const clock = () => new Date()

/** How people sign in as the settings want it. `offer` shows the first link, where there are links. */
export function signInFor(config: Config, show: (key: string) => void): SignIn & Partial<Pick<LinkSignIn, 'offer'>> {
  const { auth, upstream, publicOrigin } = config
  if (auth.mode === 'access') {
    const { issuer, audiences, members } = auth
    return accessSignIn({ issuer, audiences, members, clock, keys: teamKeys({ issuer, fetch }) })
  }
  if (upstream.mode === 'practice') return openToAll
  return linkSignIn({
    clock,
    sha256,
    show,
    newSecret: () => randomBytes(32).toString('base64url'),
    secure: publicOrigin?.startsWith('https:') ?? false,
  })
}

/** What a sign-in link looks like to whoever starts Gatehouse. After `#`, so that it is never sent or logged. */
export const linkLine = (origin: string, key: string, minutes: number): string =>
  `Sign in within ${minutes} minutes, once: ${origin}/sign-in#${key}\n`
