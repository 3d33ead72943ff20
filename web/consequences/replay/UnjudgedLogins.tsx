import type { UnjudgedLogin } from '#core/replay'
import { textOf } from '#core/phrase'
import { PhraseText } from '../../rules/PhraseText'
import { Disclosure } from '../../ui/Disclosure'
import { number } from '../outcome-words'
import { byReason } from './past-logins'

/** Past logins of which nobody can tell what they would come to, by the fact that is missing. */
export function UnjudgedLogins({ unjudged }: { unjudged: readonly UnjudgedLogin[] }) {
  if (unjudged.length === 0) return null
  const one = unjudged.length === 1
  return (
    <Disclosure
      open
      summary={
        <span className="text-kumo-subtle">
          {number(unjudged.length)} {one ? 'login' : 'logins'} could not be judged
        </span>
      }
    >
      <ul
        aria-label="Why they could not be judged"
        className="flex list-disc flex-col gap-1 pl-5 text-sm text-kumo-subtle"
      >
        {byReason(unjudged).map(({ reason, count }) => (
          <li key={textOf(reason)}>
            <PhraseText phrase={reason} /> ({count === 1 ? '1 login' : `${number(count)} logins`})
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
