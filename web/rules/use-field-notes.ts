import { useQuery } from '@tanstack/react-query'
import type { Field } from '#core/selector'
import { useAccountId } from '../api/account'
import { pickers } from '../api/pickers'
import { certificateNotes } from './certificate-notes'

/** What stands under the suggestions of a field: what else the account knows of what could stand there. */
export function useFieldNotes({ suggest }: Extract<Field, { kind: 'text' }>): string[] {
  const account = useAccountId()
  const isAsked = suggest === 'certificates'
  const { data, error } = useQuery({ ...pickers.certificates(account), enabled: isAsked })
  return isAsked ? certificateNotes(data, error) : []
}
