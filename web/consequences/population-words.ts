import type { Person, PersonSource } from '#core/population'
import { people } from './outcome-words'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

const sources: Record<PersonSource['from'], (count: number, newest: string | undefined) => string> = {
  access: (count, newest) =>
    `${people(count)} logged in through Access${newest === undefined ? '' : `, the last of them on ${newest}`}`,
  directory: (count, newest) =>
    `${people(count)} ${count === 1 ? 'is' : 'are'} in the company’s directory${newest === undefined ? '' : `, as read on ${newest}`}`,
  rules: (count) => `${people(count)} ${count === 1 ? 'is' : 'are'} named in rules, lists or approvals`,
}

/** Where people come from, how many each, and of when that is. Somebody may come from several. */
export function sourceLines(known: readonly Person[]): string[] {
  const found = new Map<PersonSource['from'], { count: number; newest?: string }>()
  for (const { sources: from } of known) {
    for (const source of from) {
      const so = found.get(source.from) ?? { count: 0 }
      const newest = [so.newest, source.at]
        .filter((at) => at !== undefined)
        .toSorted()
        .at(-1)
      found.set(source.from, { count: so.count + 1, ...(newest !== undefined && { newest }) })
    }
  }
  return (['access', 'directory', 'rules'] as const).flatMap((from) => {
    const so = found.get(from)
    return so ? [sources[from](so.count, so.newest === undefined ? undefined : day.format(new Date(so.newest)))] : []
  })
}
