import { type Gatehouse, openGatehouse } from './gatehouse'
import { settings } from './settings'

/**
 * The app for the development server, which loads this file anew after every change. The database stays open between
 * two loads, so the one of the load before is closed first.
 */
const previous = globalThis as { gatehouse?: Promise<Gatehouse> }

// One that could not be opened has said so, and has nothing to close.
const before = await previous.gatehouse?.catch(() => undefined)
before?.close()
previous.gatehouse = openGatehouse(settings())

export default (await previous.gatehouse).app
