import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { AccountFacts } from '#core/findings/account-facts'
import { findingsOf } from '#core/findings/find'
import type { Finding } from '#core/findings/finding'
import { partedByWaivers, type Waiver } from '#core/waiver'
import { useAccountId } from '../api/account'
import { waiversQuery } from '../api/waivers'
import { useFindingFacts } from './use-finding-facts'

const NO_WAIVERS: readonly Waiver[] = []

const found = new WeakMap<AccountFacts, readonly Finding[]>()

function findIn(facts: AccountFacts): readonly Finding[] {
  const known = found.get(facts) ?? findingsOf(facts)
  found.set(facts, known)
  return known
}

/**
 * Everything found in the account of the page, the gravest first, worked out once for each reading of the account.
 * `undefined` until then, and where the account could not be read.
 */
export function useAccountFindings() {
  const { facts } = useFindingFacts()
  const waivers = useQuery(waiversQuery(useAccountId()))
  const [looked, setLooked] = useState<{ in: AccountFacts; findings: readonly Finding[] }>()
  // A large account takes a moment: the page is drawn before.
  useEffect(() => {
    if (!facts) return undefined
    const timer = setTimeout(() => setLooked({ in: facts, findings: findIn(facts) }), 0)
    return () => clearTimeout(timer)
  }, [facts])
  const { data } = waivers
  const parted = useMemo(
    () => looked && { facts: looked.in, ...partedByWaivers(looked.findings, data ?? NO_WAIVERS, looked.in.now) },
    [looked, data],
  )
  // What is waived must not be counted first and taken back then.
  return { found: waivers.isPending ? undefined : parted, waiversError: waivers.error }
}
