import * as z from 'zod'

/** What the address of a list keeps. What it cannot mean is ignored: an old or mistyped link still opens the list. */
export const listSearch = z.object({
  // The router reads `?q=10` as a number.
  q: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional().catch(undefined),
  selector: z.string().optional().catch(undefined),
  used: z.enum(['yes', 'no']).optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})

export type ListSearch = z.infer<typeof listSearch>
