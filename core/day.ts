/** A moment's day in UTC, as RFC 3339 writes it: `2027-03-31`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Whether a text is a day that is in the calendar, written as RFC 3339 writes it. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && dayOf(new Date(time)) === text
}

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A day as people write it: “31 March 2027”. */
export const dayWords = (day: string): string => words.format(new Date(`${day}T00:00:00Z`))
