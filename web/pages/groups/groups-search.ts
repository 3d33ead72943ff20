import * as z from 'zod'
import { listSearch } from '../../lists/list-search'

/** What the address of the groups page keeps: filters and order. */
export const groupsSearch = listSearch.extend({
  /** Groups that Gatehouse keeps for “any of” rows are listed too. */
  helpers: z.literal(true).optional().catch(undefined),
})
