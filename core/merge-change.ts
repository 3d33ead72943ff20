/** `base`: what both began with. `theirs`: what Cloudflare has by now. `mine`: what I would have saved. */
export type Side = 'base' | 'theirs' | 'mine'

export type Sides<Value> = Record<Side, Value>

/** Something that is not in all three versions alike. */
export interface Change {
  by: 'theirs' | 'mine' | 'both'
  /** Both made something else of the same thing, so a person has to choose. */
  conflict: boolean
}
