import { memo } from 'react'
import { ruleTypeWords, type RuleType } from '#core/rule-type'
import { Tip } from '../../ui/Tip'
import { blockLook } from './block-look'

interface Props {
  ruleType: RuleType
  headingId: string
  count: number
}

/** What a block is for, told by words, colour and icon; Cloudflare's word is one hover away. */
export const BlockHeader = memo(function BlockHeader({ ruleType, headingId, count }: Props) {
  const { plain, how, cloudflare } = ruleTypeWords[ruleType]
  const { Shape, tint } = blockLook[ruleType]
  return (
    <div className="mb-2 flex items-center gap-2.5">
      <span className={`flex size-8 shrink-0 items-center justify-center rounded-lg ${tint}`}>
        <Shape aria-hidden size={18} weight="bold" />
      </span>
      <h2 id={headingId} className="min-w-0 text-lg">
        <Tip content={`Cloudflare calls this “${cloudflare}”.`}>
          <span className="font-semibold">{plain}</span>
        </Tip>{' '}
        <span className="text-base font-normal text-kumo-subtle">— {how}</span>
      </h2>
      {count > 0 && (
        <span className="ml-auto shrink-0 text-sm text-kumo-subtle">
          {count.toLocaleString('en-US')} {count === 1 ? 'rule' : 'rules'}
        </span>
      )}
    </div>
  )
})
