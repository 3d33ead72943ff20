import { listSearch } from '../../lists/list-search'

/** What the address of the groups page keeps: filters and order. */
export const groupsSearch = listSearch
