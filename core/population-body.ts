import type { Population } from './population'

/** The people we know of, as our API tells them. */
export interface PopulationBody extends Population {
  /**
   * What was asserted at the last login is asked for one person at a time, behind people's backs: of how many it is
   * known, and of how many it will be soon. While the two differ, ask again.
   */
  reading: { done: number; of: number }
}
