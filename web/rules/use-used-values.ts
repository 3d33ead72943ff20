import { useMemo } from 'react'
import { textOf } from '#core/phrase'
import { ruleWords } from '#core/rule-words'
import type { Field, Selector } from '#core/selector'
import { capitalised } from '#core/sentence'
import { usedValues } from '#core/used-values'
import { useAccountDocuments, useAccountNames } from '../api/account'
import type { TextSources } from './text-suggestions'

const NONE: TextSources['used'] = []

/** What rules of the account hold in a field for which Cloudflare has no list of what could stand there. */
export function useUsedValues(selector: Selector, name: string, field: Field): TextSources['used'] {
  const documents = useAccountDocuments()
  const names = useAccountNames()
  const source = field.kind === 'text' ? field.suggest : undefined
  const byId = field.kind === 'text' && field.suggestById === true
  return useMemo(() => {
    if (source !== 'auth_contexts' && source !== 'certificates') return NONE
    return usedValues(documents, selector, name).map((one) => {
      // What stands there as an id is called by what its whole rule says.
      const title = byId ? textOf(capitalised(ruleWords({ [selector.key]: one.rule }, names).they)) : one.value
      return { ...one, title }
    })
  }, [documents, names, selector, name, source, byId])
}
