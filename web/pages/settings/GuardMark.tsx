import { CheckCircleIcon, ProhibitIcon, QuestionIcon, type Icon } from '@phosphor-icons/react'
import type { GuardVerdict } from '#core/guards'
import { PhraseText } from '../../rules/PhraseText'

const looks: Record<GuardVerdict['verdict'], { words: string; Shape: Icon; colour: string }> = {
  holds: { words: 'Holds', Shape: CheckCircleIcon, colour: 'text-kumo-success' },
  broken: { words: 'Broken', Shape: ProhibitIcon, colour: 'text-kumo-danger' },
  'cannot-tell': { words: 'Cannot tell', Shape: QuestionIcon, colour: 'text-kumo-subtle' },
}

/** Whether a guard sentence holds, by shape, word and reason. */
export function GuardMark({ judged: { verdict, reason } }: { judged: GuardVerdict }) {
  const { words, Shape, colour } = looks[verdict]
  return (
    <p className="text-sm wrap-anywhere">
      <span className={`inline-flex items-center gap-1 font-medium ${colour}`}>
        <Shape aria-hidden size={16} weight="fill" /> {words}.
      </span>{' '}
      <span className="text-kumo-subtle">
        <PhraseText phrase={reason} links={false} />
      </span>
    </p>
  )
}
