import * as z from 'zod'
import { SEVERITIES } from '#core/findings/finding'

/** What the address of the health page keeps: filters and order. Anything else in it is ignored, never an error. */
export const healthSearch = z.object({
  // The router reads `?q=10` as a number.
  q: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  /** A check of the catalogue by its number. */
  check: z.string().optional().catch(undefined),
  kind: z.enum(['policies', 'groups', 'apps', 'account']).optional().catch(undefined),
  waived: z.enum(['yes', 'all']).optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
})

export type HealthSearch = z.infer<typeof healthSearch>
