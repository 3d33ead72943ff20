import { documentNoun, type DocumentKind } from '#core/document-kind'
import { outcomeWords } from '../consequences/outcome-words'
import type { Counted } from '../consequences/questions'

/** What the button says: whom publishing touches, as far as that is counted. */
export function publishWords(changed: boolean, counted: Counted | undefined): string {
  if (!changed) return 'Publish'
  if (!counted) return 'Publish…'
  return `Publish: ${counted.about === 'apps' ? outcomeWords(counted.counts) : 'nobody gains or loses'}`
}

/** The question at the top: names what is published, so that nobody publishes the wrong thing. */
export function publishQuestion(kind: DocumentKind, isNew: boolean, name: string): string {
  const called = name.trim() === '' ? `this ${documentNoun[kind]}` : name
  return isNew ? `Create ${called}?` : `Publish ${called}?`
}

/** "1 change", "A new group". */
export function changesCounted(kind: DocumentKind, isNew: boolean, changes: number): string {
  if (isNew) return `A new ${documentNoun[kind]}`
  return `${changes} ${changes === 1 ? 'change' : 'changes'}`
}
