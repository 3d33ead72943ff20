import { useMemo, type ReactNode } from 'react'
import { withDraftWords } from '#core/any-of-words'
import { isDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { AnyOf } from '#core/draft'
import type { DocumentKind } from '#core/document-kind'
import type { Finding, Fix } from '#core/findings/finding'
import { fixTitle } from '#core/findings/fixes'
import { useAccountNames } from '../api/account'
import { Differences } from '../rules/Differences'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FixChoice } from './FixChoice'
import { SeverityMark } from './SeverityMark'

interface Props {
  finding: Finding
  fix: Fix
  /** What was chosen, where the fix asks; absent: nothing yet. */
  chosen?: string | undefined
  onChoose: (id: string) => void
  /** Of the document that the fix changes. */
  kind: DocumentKind
  before: object
  after: object
  /** What the helper groups are to hold that only the changed document has; see `Fix`. */
  anyOfs?: ReadonlyMap<string, AnyOf> | undefined
  /** What the button does: "Change the draft". */
  action: string
  /** What happens then, and where it holds. */
  children?: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** What a fix would change, in words, before it does. */
export function FixDialog({ finding, fix, kind, before, after, anyOfs, action, ...props }: Props) {
  const accountNames = useAccountNames()
  const names = useMemo(() => withDraftWords(accountNames, (id) => anyOfs?.get(id)), [accountNames, anyOfs])
  const { nameOf } = names
  const changes = useMemo(() => differences(kind, before, after, nameOf), [kind, before, after, nameOf])
  const decision = 'decision' in after && isDecision(after.decision) ? after.decision : undefined
  const nothing = changes.length === 0
  const open = fix.choice !== undefined && props.chosen === undefined
  return (
    <Dialog
      title={fixTitle(fix, props.chosen)}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabledReason={
              open
                ? 'Choose first: see above.'
                : nothing
                  ? 'This was changed meanwhile: there is nothing left to fix.'
                  : undefined
            }
            onClick={props.onConfirm}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 text-base">
        <p className="wrap-anywhere">
          <SeverityMark severity={finding.severity} /> {finding.message}
        </p>
        {fix.choice && <FixChoice choice={fix.choice} chosen={props.chosen} onChoose={props.onChoose} />}
        {open ? null : nothing ? (
          <p>The rule that this is about is not there any more, so there is nothing left to fix.</p>
        ) : (
          <Differences changes={changes} context={{ ...names, decision }} />
        )}
        {props.children}
      </div>
    </Dialog>
  )
}
