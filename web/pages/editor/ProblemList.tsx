import { memo } from 'react'
import { ruleTypeWords, RULE_TYPES } from '#core/rule-type'
import type { DocumentProblem } from '#core/problems'
import { Banner } from '../../ui/Banner'
import { stopping } from './draft-check'
import { useDraftEditor } from './editor-context'
import { useStore } from '../../external-store'

/** More than these are told by their number: the first are mended first. */
const SHOWN = 5

/** After a save was asked for: what stands in its way, each leading to its place. */
export const ProblemList = memo(function ProblemList({ onGo }: { onGo: (problem: DocumentProblem) => void }) {
  const { draft, saveAsked } = useDraftEditor()
  const asked = useStore(saveAsked)
  const checked = useStore(draft.checked)
  const problems = asked ? stopping(checked) : []
  if (problems.length === 0) return null
  const title = problems.length === 1 ? 'One thing stops the save' : `${problems.length} things stop the save`
  return (
    <Banner tone="error" title={title}>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.place.field} ${problem.place.index} ${problem.message}`}>
            <button
              type="button"
              onClick={() => onGo(problem)}
              className="rounded text-left wrap-anywhere underline underline-offset-2"
            >
              {whereOf(problem)}
              {problem.message}
            </button>
          </li>
        ))}
        {problems.length > SHOWN && <li>and {problems.length - SHOWN} more</li>}
      </ul>
    </Banner>
  )
})

function whereOf({ place: { field, index } }: DocumentProblem): string {
  const ruleType = RULE_TYPES.find((type) => type === field)
  if (!ruleType || index === undefined) return ''
  return `“${ruleTypeWords[ruleType].plain}”, rule ${index + 1}: `
}
