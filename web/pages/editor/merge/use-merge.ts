import { useMemo, useState } from 'react'
import { sameDocument } from '#core/canonical'
import type { DocumentKind } from '#core/document-kind'
import { merge, usualSide, type MergeChange } from '#core/merge'
import type { Side, Sides } from '#core/merge-change'
import { turnedAround } from '#core/merge-words'
import { documentProblems } from '#core/problems'

/** A change with its place in the list, by which it is chosen. */
export interface Numbered {
  index: number
  change: MergeChange
}

/** Three versions put together, with what the person has chosen so far. */
export function useMerge(kind: DocumentKind, versions: Sides<object>) {
  const { base, theirs, mine } = versions
  const [choices, setChoices] = useState<ReadonlyMap<number, Side>>(new Map())
  const merged = useMemo(() => merge(kind, { base, theirs, mine }, choices), [kind, base, theirs, mine, choices])
  const numbered = merged.changes.map((change, index): Numbered => ({ index, change }))
  const conflicts = numbered.filter(({ change }) => change.conflict)
  const sideOf = (index: number): Side => {
    const change = merged.changes[index]
    return choices.get(index) ?? (change ? usualSide(change) : 'theirs')
  }
  const problems = useMemo(() => documentProblems(kind, merged.document, theirs), [kind, merged.document, theirs])
  return {
    document: merged.document,
    conflicts,
    safe: numbered.filter(({ change }) => !change.conflict),
    /** What the person chose of a conflict; `undefined` = nothing yet. */
    chosen: (index: number) => choices.get(index),
    taken: (index: number) => sideOf(index) !== 'base',
    choose: (index: number, side: Side) => setChoices(new Map(choices).set(index, side)),
    open: conflicts.filter(({ index }) => !choices.has(index)).length,
    warning: turnedAround(merged.changes, sideOf),
    /** The first thing that would stop the save, in a sentence. */
    problem: problems.find(({ severity }) => severity === 'error')?.message,
    /** Nothing of mine is in it: it says what Cloudflare has already. */
    nothingOfMine: useMemo(() => sameDocument(kind, merged.document, theirs), [kind, merged.document, theirs]),
  }
}
