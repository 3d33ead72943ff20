import { type Gatehouse, openGatehouse } from './gatehouse'
import { settings } from './settings'

/**
 * The app for the development server, which loads this file anew after every change. The database stays open between
 * two loads, so the one of the load before is closed first.
 */
const previous = globalThis as { gatehouse?: Promise<Gatehouse> }

const before = await previous.gatehouse
before?.close()
previous.gatehouse = openGatehouse(settings())

export default (await previous.gatehouse).app
