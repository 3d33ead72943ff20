import { LINK_MINUTES } from '../auth/link'
import type { SignIn } from '../auth/sign-in'
import { type Gatehouse, openGatehouse } from './gatehouse'
import { settings } from './settings'
import { linkLine, signInFor } from './sign-in'

/**
 * The app for the development server, which loads this file anew after every change. The database stays open between
 * two loads, so the one of the load before is closed first; who is signed in stays so.
 */
const previous = globalThis as { gatehouse?: Promise<Gatehouse>; signIn?: SignIn }

const config = settings()

/** As `scripts/dev.mjs` starts it. */
const origin = config.publicOrigin ?? `http://127.0.0.1:${config.port}`

previous.signIn ??= signInFor(config, (key) => void process.stdout.write(linkLine(origin, key, LINK_MINUTES)))

// One that could not be opened has said so, and has nothing to close.
const before = await previous.gatehouse?.catch(() => undefined)
before?.close()
previous.gatehouse = openGatehouse(config, previous.signIn)

export default (await previous.gatehouse).app
