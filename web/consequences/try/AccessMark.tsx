import { ProhibitIcon, QuestionIcon, SignInIcon, type Icon } from '@phosphor-icons/react'

export type Access = 'granted' | 'denied' | 'unknown'

const looks: Record<Access, { words: string; Shape: Icon; colour: string }> = {
  granted: { words: 'Let in', Shape: SignInIcon, colour: 'text-kumo-success' },
  denied: { words: 'Kept out', Shape: ProhibitIcon, colour: 'text-kumo-danger' },
  unknown: { words: 'Cannot tell', Shape: QuestionIcon, colour: 'text-kumo-subtle' },
}

/** Whether somebody gets in; what cannot be told has the colour of neither. */
export function AccessMark({ access }: { access: Access }) {
  const { words, Shape, colour } = looks[access]
  return (
    <span className={`inline-flex items-center gap-1 font-medium whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={16} weight="bold" />
      {words}
    </span>
  )
}
