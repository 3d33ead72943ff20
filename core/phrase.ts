import type { Decision } from './decision'
import { referenceNouns, type Found, type NameLookup, type Reference, type ReferenceKind } from './reference'

/** A stretch of a sentence. `value` is what a person chose; `gap` is something missing, unread or not understood. */
export interface Part {
  text: string
  as?: 'value' | 'gap' | 'joint'
  /** What the stretch names, so that the page can link it and show its id one hover away. */
  reference?: Reference
  /** The zone that the named thing belongs to, by its id. */
  zone?: string
  /** An id that has no name we could look up (an Entra group), to be shown one hover away and never as text. */
  id?: string
}

/** A sentence or a piece of one, in pieces that the page can style; `textOf` gives it as plain text. */
export type Phrase = Part[]

export const words = (text: string): Part => ({ text })

export const chosen = (text: string): Part => ({ text, as: 'value' })

export const textOf = (phrase: Phrase) => phrase.map((part) => part.text).join('')

/** The name of what a rule points to; never a bare id, and never "missing" when we could not look. */
export function named(reference: Reference, found: Found): Part {
  const { one } = referenceNouns[reference.kind]
  if (found.state === 'named') {
    const { name, zone } = found
    return { text: name, as: 'value', reference, ...(zone !== undefined && { zone }) }
  }
  if (found.state === 'missing') {
    const thing = found.name === undefined ? `${article(one)} ${one}` : `the ${one} “${found.name}”`
    return { text: `${thing} that no longer exists`, as: 'gap', reference }
  }
  const unread = found.why === undefined ? 'whose name we could not read' : 'that may or may not exist still'
  return { text: `${article(one)} ${one} ${unread}`, as: 'gap', reference }
}

/** What was typed into a rule; an ellipsis while it is empty or holds something other than text. */
export const filled = (text: unknown, as: (text: string) => string = (same) => same): Part =>
  typeof text === 'string' && text.trim() !== '' ? chosen(as(text)) : { text: '…', as: 'gap' }

/**
 * The thing behind an id inside a sentence: "the list Contractors" with the noun "list", and without a name "a list of
 * emails that no longer exists" or "… that is not chosen yet".
 */
export function pointedAt(kind: ReferenceKind, id: unknown, nameOf: NameLookup, noun?: string): Phrase {
  if (typeof id !== 'string' || id === '') {
    const { one } = referenceNouns[kind]
    return [{ text: `${article(one)} ${one} that is not chosen yet`, as: 'gap' }]
  }
  const reference = { kind, id }
  const found = nameOf(reference)
  const name = named(reference, found)
  return noun !== undefined && found.state === 'named' ? [words(`the ${noun} `), name] : [name]
}

/** Who a decision is about: machines are not "anyone". */
export const anyone = (decision: Decision | undefined) => (decision === 'non_identity' ? 'anything' : 'anyone')

const article = (noun: string) => (/^[aeiou]/.test(noun) ? 'an' : 'a')
