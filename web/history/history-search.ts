import * as z from 'zod'

/** What the address of a list of changes keeps. What it cannot mean is ignored. */
export const historySearch = z.object({
  // The router reads `?q=10` as a number.
  q: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional().catch(undefined),
  kind: z.enum(['policies', 'groups']).optional().catch(undefined),
  /** `me`: what the person on the page did. */
  who: z.enum(['me']).optional().catch(undefined),
})

export type HistorySearch = z.infer<typeof historySearch>
