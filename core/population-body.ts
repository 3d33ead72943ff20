import type { Population } from './population'

/**
 * The people we know of, as our API tells them. Reading them counts against Cloudflare's limit, so it waits until
 * somebody asks: `asked: false` says nothing of people, neither that there are any nor that there are none.
 */
export type PopulationBody = ReadPopulation | { asked: false }

export interface ReadPopulation extends Population {
  asked: true
  /**
   * What was asserted at the last login is asked for one person at a time, behind people's backs: of how many it is
   * known, and of how many it will be soon. While the two differ, ask again.
   */
  reading: { done: number; of: number }
}
