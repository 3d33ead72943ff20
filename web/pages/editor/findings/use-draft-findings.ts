import type { Finding } from '#core/findings/finding'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'
import type { DraftFindings } from './draft-findings'

/**
 * What is found in the draft, the gravest first, waived findings apart; `undefined` until it was looked at for the first
 * time, and where it cannot be. It follows the typing after a pause, so it can be read anywhere in the editor: for a
 * count on a tab, `useDraftFindings()?.counting.length`; the content of the tab is `DraftProblems`.
 */
export const useDraftFindings = (): DraftFindings | undefined => useStore(useDraftEditor().findings)

const NONE: readonly Finding[] = []

/** What is found at one place of the draft, see `placeKey`. */
export function useFindingsAt(place: string): readonly Finding[] {
  return useStore(useDraftEditor().findings, (found) => found?.byPlace.get(place) ?? NONE)
}
