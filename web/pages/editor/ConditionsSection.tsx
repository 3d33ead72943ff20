import { memo } from 'react'
import { ApprovalCondition } from './conditions/ApprovalCondition'
import { ClipboardCondition } from './conditions/ClipboardCondition'
import { IsolationCondition } from './conditions/IsolationCondition'
import { ReasonCondition } from './conditions/ReasonCondition'
import { SecondFactorCondition } from './conditions/SecondFactorCondition'
import { SessionCondition } from './conditions/SessionCondition'
import { SshRules } from './conditions/SshRules'

/** What a visitor who is let in still meets. */
export const ConditionsSection = memo(function ConditionsSection() {
  return (
    <section aria-labelledby="conditions" className="flex flex-col gap-2">
      <h2 id="conditions" className="text-lg font-semibold">
        Conditions of the visit
      </h2>
      <SessionCondition />
      <ReasonCondition />
      <ApprovalCondition />
      <SecondFactorCondition />
      <IsolationCondition />
      <ClipboardCondition />
      <SshRules />
    </section>
  )
})
