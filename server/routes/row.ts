import { isObject } from '#core/json'

/** Rows of Cloudflare's lists, read without trusting their shape: a member that is no text is as if it were absent. */
type Row = Readonly<Record<string, unknown>>

export const textOf = (row: Row, member: string): string | undefined => {
  const value = row[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const idOf = (row: Row): string => textOf(row, 'id') ?? ''

/** A name to show. A thing without one is told apart from the others by the start of its id. */
export const nameOf = (row: Row): string => textOf(row, 'name') ?? `Unnamed (${idOf(row).slice(0, 8)})`

/** A count in words: "1 entry", "12 entries". */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The objects in a member that should be a list. */
export const objectsOf = (row: Row, member: string): Row[] => {
  const value = row[member]
  return Array.isArray(value) ? value.filter(isObject) : []
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out what is undefined, so that an absent member stays absent. */
export const present = <T extends object>(members: T): Present<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A point in time as a day, "3 May 2027"; `undefined` when it is none. */
export function dayOf(timestamp: string | undefined): string | undefined {
  const at = Date.parse(timestamp ?? '')
  return Number.isNaN(at) ? undefined : DAY.format(at)
}
