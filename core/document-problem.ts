import type { ErrorPlace } from './errors'

export interface DocumentProblem {
  place: ErrorPlace
  /** Whole sentences: what is wrong and how to mend it. */
  message: string
  /** An error stops a save; a doubt is said and may be left. */
  severity: 'error' | 'doubt'
}

/** A problem of one member of a document. */
export const problemAt = (
  field: string,
  message: string,
  severity: DocumentProblem['severity'] = 'error',
): DocumentProblem => ({ place: { field }, message, severity })
