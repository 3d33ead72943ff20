import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { groupsOfZones } from '../groups-of-zones'

/** The groups of all zones, for the names of those that rules point to and the account itself does not have. */
export const allZoneGroups = new Hono<AccountEnv>().get('/', async (c) => answer(c, await groupsOfZones(c.var.account)))
