import { WarningCircleIcon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'

interface Props {
  id: string
  label: string
  optional?: boolean | undefined
  hint?: string | undefined
  problem?: string | undefined
  children: ReactNode
}

/** The ids of what describes a field's input, for its `aria-describedby`: the same texts that `FieldFrame` shows. */
export const describedBy = (id: string, { hint, problem }: Pick<Props, 'hint' | 'problem'>): string | undefined =>
  [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined

/** A label above an input; under it what is wrong with the value, and a hint. */
export function FieldFrame({ id, label, optional, hint, problem, children }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-kumo-default">
        {label}
        {optional && <span className="font-normal text-kumo-subtle"> (optional)</span>}
      </label>
      {children}
      {problem && <ProblemText id={`${id}-problem`}>{problem}</ProblemText>}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-kumo-subtle">
          {hint}
        </p>
      )}
    </div>
  )
}

/** One sentence that says what is wrong: in words and with an icon, not by colour alone. */
export function ProblemText({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-kumo-danger">
      <WarningCircleIcon aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
