import { CheckIcon, MinusIcon, QuestionIcon, XIcon, type Icon } from '@phosphor-icons/react'
import { Fragment, type ReactNode } from 'react'
import { isDecision, decisionWords } from '#core/decision'
import type { BlockStep, Explanation, GroupStep, PolicyStep, RuleStep } from '#core/explain'
import type { Phrase } from '#core/phrase'
import { ruleTypeWords } from '#core/rule-type'
import type { Verdict } from '#core/verdict'
import { PhraseText } from '../../rules/PhraseText'
import { decidingBlock, decidingRule } from '../why'
import type { NamedPolicy } from '../questions'

/** So many rules of a list that decide nothing are shown; the rest is counted. */
const SHOWN = 20

/** An answer step by step: policies in the order tried, their rule lists, rules, and groups. What decides is open. */
export function ExplanationTree({ explanation: { policies } }: { explanation: Explanation<NamedPolicy> }) {
  const decides =
    policies.find(({ state }) => state === 'decides') ?? policies.find(({ state }) => state === 'may-apply')
  return (
    <ol className="flex flex-col gap-1 text-sm">
      {policies.map((step, at) => (
        <li key={step.policy.id}>
          <PolicyNode step={step} at={at} open={step === decides || (!decides && policies.length === 1)} />
        </li>
      ))}
      {policies.length === 0 && <li>No policy stands at this application, so nobody gets in.</li>}
    </ol>
  )
}

function PolicyNode({ step, at, open }: { step: PolicyStep<NamedPolicy>; at: number; open: boolean }) {
  const { policy, state, verdict, reason, blocks } = step
  const plain = isDecision(policy.decision) ? decisionWords[policy.decision].plain : 'An action we do not know yet'
  const title = (
    <>
      {at + 1}. {plain}: <strong className="font-semibold wrap-anywhere">{policy.name}</strong>
    </>
  )
  if (state === 'not-asked') return <Leaf mark="not-asked" title={title} reason={reason} />
  return (
    <Node mark={verdict} title={title} reason={reason} open={open}>
      <Blocks step={step} blocks={blocks} />
    </Node>
  )
}

function Blocks({ step, blocks }: { step: Pick<GroupStep, 'blocks' | 'verdict'>; blocks: BlockStep[] }) {
  const deciding = decidingBlock(step)
  return blocks
    .filter(({ ruleType, rules }) => rules.length > 0 || ruleType === 'include')
    .map((block) => (
      <Node
        key={block.ruleType}
        mark={block.verdict}
        title={<span className="font-medium">{ruleTypeWords[block.ruleType].plain}</span>}
        reason={block.reason}
        open={block === deciding}
      >
        <Rules block={block} />
      </Node>
    ))
}

function Rules({ block }: { block: BlockStep }) {
  const deciding = decidingRule(block)
  const rules = deciding ? [deciding, ...block.rules.filter((rule) => rule !== deciding)] : block.rules
  const rest = rules.length - SHOWN
  return (
    <>
      {rules.slice(0, SHOWN).map((rule, at) => (
        // Rules have no names of their own and are never reordered.
        <Fragment key={at}>
          <RuleNode rule={rule} open={rule === deciding} />
        </Fragment>
      ))}
      {rest > 0 && <p className="pl-6 text-kumo-subtle">and {rest} more rules, none of which decides</p>}
    </>
  )
}

function RuleNode({ rule: { who, verdict, reason, group }, open }: { rule: RuleStep; open: boolean }) {
  if (!group || group.blocks.length === 0) {
    return <Leaf mark={verdict} title={<PhraseText phrase={who} />} reason={group ? group.reason : reason} />
  }
  return (
    // What opens the step cannot hold a link as well.
    <Node mark={verdict} title={<PhraseText phrase={who} links={false} />} reason={reason} open={open}>
      <p className="pl-6 text-kumo-subtle">{verdict === 'match' ? 'In this group because:' : 'In this group are:'}</p>
      <Blocks step={group} blocks={group.blocks} />
    </Node>
  )
}

interface NodeProps {
  mark: Verdict | 'not-asked'
  title: ReactNode
  reason: Phrase
}

function Node({ open, children, ...head }: NodeProps & { open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="min-w-0">
      <summary className="cursor-pointer rounded px-1 py-0.5 outline-none hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus">
        <Head {...head} />
      </summary>
      <div className="ml-2 flex flex-col gap-1 border-l border-kumo-line pl-2">{children}</div>
    </details>
  )
}

const Leaf = (head: NodeProps) => (
  <p className="py-0.5 pl-5">
    <Head {...head} />
  </p>
)

const marks: Record<NodeProps['mark'], { words: string; Shape: Icon; colour: string }> = {
  match: { words: 'yes', Shape: CheckIcon, colour: 'text-kumo-success' },
  'no-match': { words: 'no', Shape: XIcon, colour: 'text-kumo-danger' },
  unknown: { words: 'cannot tell', Shape: QuestionIcon, colour: 'text-kumo-subtle' },
  'not-asked': { words: 'not asked', Shape: MinusIcon, colour: 'text-kumo-subtle' },
}

function Head({ mark, title, reason }: NodeProps) {
  const { words, Shape, colour } = marks[mark]
  return (
    <span className="inline">
      <Shape aria-hidden size={14} weight="bold" className={`mr-1 inline align-[-2px] ${colour}`} />
      <span className="sr-only">{words}: </span>
      {title}
      <span className="block pl-5 text-kumo-subtle wrap-anywhere">
        <PhraseText phrase={reason} links={false} />
      </span>
    </span>
  )
}
