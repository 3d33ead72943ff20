import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { RuleNote, RuleNoteRequest } from '#core/rule-note'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** What was said of the rules of an account: why they are there, and until when. */
export const ruleNotesQuery = (account: string) =>
  queryOptions<RuleNote[], ApiError>({
    queryKey: [account, 'rule-notes'],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'rule-notes'), { signal }),
    enabled: account !== '',
  })

/** Says why a rule is there, in the place of what was said of it before. */
export const keepRuleNote = (queries: QueryClient, account: string) =>
  mutationOptions<RuleNote, ApiError, RuleNoteRequest>({
    mutationFn: (request) => call(apiPath('accounts', account, 'rule-notes'), { method: 'POST', body: request }),
    onSuccess: (note) =>
      queries.setQueryData(ruleNotesQuery(account).queryKey, (all: RuleNote[] = []) => [
        note,
        ...all.filter((other) => !isOfSameRule(note, other)),
      ]),
    onSettled: () => queries.invalidateQueries({ queryKey: ruleNotesQuery(account).queryKey }),
  })

/** Takes away what was said of a rule. */
export const endRuleNote = (queries: QueryClient, account: string) =>
  mutationOptions<{ id: string }, ApiError, string>({
    mutationFn: (id) => call(apiPath('accounts', account, 'rule-notes', id), { method: 'DELETE' }),
    onSuccess: ({ id }) =>
      queries.setQueryData(ruleNotesQuery(account).queryKey, (all: RuleNote[] = []) =>
        all.filter((one) => one.id !== id),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ruleNotesQuery(account).queryKey }),
  })

const isOfSameRule = (a: RuleNote, b: RuleNote) =>
  a.kind === b.kind && a.document === b.document && a.ruleType === b.ruleType && a.rule === b.rule
