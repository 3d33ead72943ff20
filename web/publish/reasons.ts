import type { Publish } from '../api/changes'

/** What a person says with a publish: why, and why in spite of a guard. */
export type Reasons = Omit<Publish, 'changes'>
