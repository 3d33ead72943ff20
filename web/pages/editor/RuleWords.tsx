import { ClockIcon, GitForkIcon, WarningCircleIcon } from '@phosphor-icons/react'
import type { Phrase } from '#core/phrase'
import type { ReadRule } from '#core/rule'
import { PhraseText } from '../../rules/PhraseText'
import { SelectorIcon } from '../../rules/SelectorIcon'
import { Badge } from '../../ui/Badge'

const KEPT = 'Cloudflare has no “any of” here: Gatehouse keeps a rule group for it.'

interface Props {
  read: ReadRule
  phrase: Phrase
  /** It stands for several rules, of which one is enough. */
  anyOf: boolean
}

/** The line of a rule: icon, words, and a clock when it is judged again on every visit. */
export function RuleWords({ read, phrase, anyOf }: Props) {
  if (read.state === 'unknown') {
    return (
      <>
        <SelectorIcon name="question" />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
          <Badge>Rule we do not know yet (kept as it is)</Badge>
          <code className="text-sm wrap-anywhere text-kumo-subtle">{read.key}</code>
        </span>
      </>
    )
  }
  if (read.state === 'incomplete' && !read.selector) {
    return (
      <>
        <WarningCircleIcon aria-hidden size={18} className="shrink-0 text-kumo-warning" />
        <span className="min-w-0 flex-1 text-kumo-subtle">A rule that is not complete</span>
      </>
    )
  }
  const { selector } = read
  return (
    <>
      <span title={selector && (anyOf ? KEPT : `Cloudflare calls this “${selector.label}”.`)} className="flex">
        {anyOf ? (
          <GitForkIcon aria-hidden size={18} className="shrink-0 text-kumo-subtle" />
        ) : (
          <SelectorIcon name={selector?.icon ?? 'question'} />
        )}
      </span>
      {anyOf && <Badge>any of</Badge>}
      <span className="min-w-0 flex-1 wrap-anywhere">
        <PhraseText phrase={phrase} />
      </span>
      {selector?.judged === 'each-request' && (
        <span title="Checked again on every visit" className="flex shrink-0 text-kumo-subtle">
          <ClockIcon aria-hidden size={16} />
          <span className="sr-only">Checked again on every visit</span>
        </span>
      )}
    </>
  )
}
