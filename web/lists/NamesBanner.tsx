import { referenceNouns } from '#core/reference'
import { useAccountNames } from '../api/account'
import { Banner } from '../ui/Banner'
import { refusalOf } from '../errors/refusal'

/** Which names could not be read, and why. Sentences then speak of "a login method whose name we could not read". */
export function NamesBanner() {
  const { unreadable } = useAccountNames()
  if (unreadable.length === 0) return null
  const advice = new Set(unreadable.map(({ error }) => refusalOf(error).advice))
  const kinds = unreadable.map(({ kind }) => (kind === 'people' ? 'people' : referenceNouns[kind].many))
  return (
    <Banner tone="warning" title={`Names of ${list.format(kinds)} could not be read`}>
      {[...advice].join(' ')}
    </Banner>
  )
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
