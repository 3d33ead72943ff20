import { CheckCircleIcon, ProhibitIcon, QuestionIcon, type Icon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AssessmentBody } from '#core/assessment-body'
import { guardWords } from '#core/guards'
import { useAccountId, useAccountNames } from '../api/account'
import { settingsQuery } from '../api/settings'
import { useAsked } from '../consequences/use-asked'
import { PhraseText } from '../rules/PhraseText'
import { brokenIn } from './publish-stop'

interface ListProps {
  body: AssessmentBody | null | undefined
  /** Guard sentences that hold are shown as well, each with a tick: of the draft that is counted. */
  ticks?: boolean
}

/** What somebody said must not happen: each with a tick where it holds, and what would happen where it does not. */
export function GuardList({ body, ticks = false }: ListProps) {
  const { data: settings } = useQuery(settingsQuery(useAccountId()))
  const names = useAccountNames()
  const guards = settings?.settings.guards ?? []
  const { data: verdicts } = useAsked('guards', ticks && guards.length > 0 ? { guards } : undefined)
  const broken = brokenIn(body)
  const open = body?.assessment?.breaches.filter(({ verdict }) => verdict === 'cannot-tell') ?? []
  const kept = guards.filter((_, at) => verdicts?.[at]?.verdict === 'holds')
  if (broken.length + open.length + kept.length + (body?.unchecked.length ?? 0) === 0) return null
  return (
    <section aria-label="Guards" className="flex flex-col gap-2">
      <h3 className="font-semibold">{broken.length > 0 ? 'A guard stops this' : 'Guards'}</h3>
      <ul className="flex flex-col gap-1.5">
        {broken.map(({ message }) => (
          <Guard key={message} Shape={ProhibitIcon} colour="text-kumo-danger" word="Stops this">
            {message}
          </Guard>
        ))}
        {open.map(({ message }) => (
          <Guard key={message} Shape={QuestionIcon} colour="text-kumo-subtle" word="Cannot tell">
            {message}
          </Guard>
        ))}
        {body?.unchecked.map(({ guard, message, permission }) => (
          <Guard key={guard} Shape={QuestionIcon} colour="text-kumo-subtle" word="Not checked">
            {message}
            {permission !== undefined && !message.includes(permission) && ` It takes “${permission}”.`}
          </Guard>
        ))}
        {kept.map((guard) => (
          <Guard key={guard.id} Shape={CheckCircleIcon} colour="text-kumo-success" word="Holds">
            <PhraseText phrase={guardWords(guard, names)} links={false} />
          </Guard>
        ))}
      </ul>
    </section>
  )
}

interface Props {
  Shape: Icon
  colour: string
  word: string
  children: ReactNode
}

function Guard({ Shape, colour, word, children }: Props) {
  return (
    <li className="flex items-start gap-2">
      <Shape aria-hidden size={18} weight="fill" className={`mt-0.5 shrink-0 ${colour}`} />
      <p className="min-w-0 wrap-anywhere">
        <span className="sr-only">{word}: </span>
        {children}
      </p>
    </li>
  )
}
