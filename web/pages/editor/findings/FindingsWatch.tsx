import { useQuery } from '@tanstack/react-query'
import { memo, useEffect } from 'react'
import type { Waiver } from '#core/waiver'
import { useAccountId } from '../../../api/account'
import { waiversQuery } from '../../../api/waivers'
import { useFindingFacts } from '../../../findings/use-finding-facts'
import { useDraftEditor } from '../editor-context'
import { useZone } from '../use-resource'
import { findingsIn } from './draft-findings'
import { whenIdle } from './when-idle'

const NO_WAIVERS: readonly Waiver[] = []

/**
 * Keeps `findings` of the editor up to date: after each look at the whole draft, which follows a pause in the typing,
 * and then only when the page is idle. Draws nothing.
 * @param id absent for a new document
 */
export const FindingsWatch = memo(function FindingsWatch({ id }: { id: string | undefined }) {
  const { draft, findings } = useDraftEditor()
  const { guarded: facts } = useFindingFacts()
  const { data: waivers = NO_WAIVERS } = useQuery(waiversQuery(useAccountId()))
  // What the applications of one domain hold is not read, so nothing is said of its groups.
  const ofZone = useZone() !== undefined
  useEffect(() => {
    if (!facts || ofZone) return undefined
    const look = whenIdle(() => findings.set(findingsIn(draft.checked.get(), { id, facts, waivers })))
    look.ask()
    const unsubscribe = draft.checked.subscribe(look.ask)
    return () => {
      unsubscribe()
      look.callOff()
    }
  }, [draft, findings, facts, waivers, id, ofZone])
  return null
})
