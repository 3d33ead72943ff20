import { Card } from '../../../ui/Card'
import { DraftProblems } from './DraftProblems'
import { useDraftFindings } from './use-draft-findings'

/** Everything that is found in the draft, beside it. */
export function ProblemsCard() {
  const count = useDraftFindings()?.counting.length
  return (
    <Card className="p-4">
      <h2 className="mb-2 font-semibold">Problems{count ? ` (${count})` : ''}</h2>
      <DraftProblems />
    </Card>
  )
}
