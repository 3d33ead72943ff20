import { SignInIcon, GlobeIcon, ProhibitIcon, QuestionIcon, RobotIcon, type Icon } from '@phosphor-icons/react'
import { decisionWords, isDecision, type Decision } from '#core/decision'

const looks: Record<Decision, { Shape: Icon; colour: string }> = {
  allow: { Shape: SignInIcon, colour: 'text-kumo-success' },
  deny: { Shape: ProhibitIcon, colour: 'text-kumo-danger' },
  bypass: { Shape: GlobeIcon, colour: 'text-kumo-warning' },
  non_identity: { Shape: RobotIcon, colour: 'text-kumo-info' },
}

/** The icon of an action; it only repeats what the words beside it say. */
export function DecisionIcon({ decision, size = 18 }: { decision: Decision; size?: number }) {
  const { Shape, colour } = looks[decision]
  return <Shape aria-hidden size={size} weight="bold" className={`shrink-0 ${colour}`} />
}

/** A policy's action: icon and plain words, with Cloudflare's word one hover away. An unknown one is said to be so. */
export function DecisionMark({ decision }: { decision: unknown }) {
  if (!isDecision(decision)) {
    return (
      <span className="flex items-center gap-1.5 text-kumo-subtle" title={String(decision)}>
        <QuestionIcon aria-hidden size={18} className="shrink-0" />
        Not known yet
      </span>
    )
  }
  const { plain, cloudflare } = decisionWords[decision]
  return (
    <span className="flex items-start gap-1.5 [&>svg]:mt-0.5" title={`Cloudflare calls this ${cloudflare}`}>
      <DecisionIcon decision={decision} />
      {plain}
    </span>
  )
}
