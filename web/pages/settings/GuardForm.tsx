import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GuardSentence } from '#core/account-settings'
import { domainProblem } from '#core/domain'
import { guardWords } from '#core/guards'
import { useAccountNames } from '../../api/account'
import { pickers } from '../../api/pickers'
import { PhraseText } from '../../rules/PhraseText'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { TextInput } from '../../ui/TextInput'
import { AppBox } from './AppBox'
import { GuardState } from './GuardState'
import { PersonBox } from './PersonBox'

interface Props {
  account: string
  disabled: boolean
  onAdd: (guard: GuardSentence) => void
}

type Says = GuardSentence['says']

const kinds: readonly { value: Says; label: string }[] = [
  { value: 'always-open', label: 'Somebody can always open an application' },
  { value: 'nobody-outside', label: 'Nobody outside a domain can open an application' },
]

/** Writes a guard sentence with pickers, and says before it is kept whether it holds today. */
export function GuardForm({ account, disabled, onAdd }: Props) {
  const { data: apps = [] } = useQuery(pickers.apps(account))
  const names = useAccountNames()
  const [says, setSays] = useState<Says>('always-open')
  const [email, setEmail] = useState<string>()
  const [domains, setDomains] = useState('')
  const [app, setApp] = useState<string>()
  const [id, setId] = useState(newId)
  const listed = domains
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, '').toLowerCase())
    .filter((domain) => domain !== '')
  const problem = listed.map((domain) => domainProblem(domain)?.message).find((message) => message !== undefined)
  const written = sentence({ id, says, email, domains: problem === undefined ? listed : [], app })
  const add = () => {
    if (!written) return
    onAdd(written)
    setEmail(undefined)
    setDomains('')
    setApp(undefined)
    setId(newId())
  }
  const appName = apps.find((one) => one.id === app)?.name
  return (
    <section aria-label="A new guard sentence" className="flex flex-col gap-3 rounded-lg bg-kumo-tint p-4">
      <Select label="What must stay true" value={says} options={kinds} onChange={setSays} className="w-full" />
      {says === 'always-open' ? (
        <PersonBox label="Who" chosen={email} onChoose={setEmail} disabled={disabled} />
      ) : (
        <TextInput
          label="Domains inside"
          hint="Several with commas between."
          placeholder="example.com"
          error={problem}
          value={domains}
          onChange={({ target }) => setDomains(target.value)}
        />
      )}
      <AppBox label="Which application" chosen={appName} apps={apps} onChoose={setApp} disabled={disabled} />
      {written && (
        <div>
          <p className="font-semibold wrap-anywhere">
            <PhraseText phrase={guardWords(written, names)} links={false} />
          </p>
          <GuardState guard={written} />
        </div>
      )}
      <div>
        <Button
          onClick={add}
          disabledReason={
            written ? (disabled ? 'The last change is still being kept.' : undefined) : 'The sentence is not whole yet.'
          }
        >
          Add the sentence
        </Button>
      </div>
    </section>
  )
}

const newId = () => crypto.randomUUID()

interface Parts {
  id: string
  says: Says
  email: string | undefined
  domains: string[]
  app: string | undefined
}

/** The sentence, once it is whole. */
function sentence({ id, says, email, domains, app }: Parts): GuardSentence | undefined {
  if (app === undefined) return undefined
  if (says === 'always-open') return email === undefined ? undefined : { id, says, email, app }
  return domains.length === 0 ? undefined : { id, says, domains, app }
}
