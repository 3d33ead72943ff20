import type { Role } from '#core/role'
import type { Context } from 'hono'

/** Who is asking. `name`: an email, `token:` and the name of a service token, or `local`. */
export interface Actor {
  name: string
  role: Role
}

/** How the server learns who is asking; one for each way of running it. */
export interface SignIn {
  /** `none`: whoever sits at this computer. `link`: who has the link of the terminal. `access`: Cloudflare Access says. */
  way: 'none' | 'link' | 'access'
  /** @throws AppError `not_signed_in`, `not_allowed` for who has no role, `sign_in_unavailable` when nobody can tell */
  actorOf(c: Context): Actor | Promise<Actor>
  /** Only where people sign in here and not somewhere before us. */
  sessions?: Sessions
}

/** Sessions of a browser each. */
export interface Sessions {
  /** Trades the key of a sign-in link for a session, whose cookie goes with the answer. @throws AppError `not_signed_in` */
  begin(c: Context, key: string): Promise<void>
  /** Ends the session of this browser, if it has one. */
  end(c: Context): Promise<void>
}

/** Whoever reaches the server is its owner: for the practice account on this very computer, where nothing is real. */
export const openToAll: SignIn = { way: 'none', actorOf: () => ({ name: 'local', role: 'owner' }) }
