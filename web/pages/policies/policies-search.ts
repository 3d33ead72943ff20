import * as z from 'zod'
import { DECISIONS } from '#core/decision'
import { listSearch } from '../../lists/list-search'

/** What the address of the policies page keeps: filters and order. Anything else in it is ignored, never an error. */
export const policiesSearch = listSearch.extend({ action: z.enum(DECISIONS).optional().catch(undefined) })
