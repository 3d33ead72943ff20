import { useState } from 'react'
import type { AccountSettings } from '#core/account-settings'
import { domainProblem } from '#core/domain'
import { Button } from '../../ui/Button'
import { TextInput } from '../../ui/TextInput'
import { EntryList } from './EntryList'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

interface Props {
  editing: SettingsEditing
  member: keyof Pick<AccountSettings, 'company_domains' | 'public_mail'>
  title: string
  about: string
  empty: string
}

/** Email domains that mean something: the company's own, or public mail services. */
export function DomainsCard({ editing, member, title, about, empty }: Props) {
  const { settings, mayChange, locked, change } = editing
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const domains = settings?.[member] ?? []
  const add = () => {
    const domain = typed.trim().replace(/^@/, '').toLowerCase()
    const wrong =
      domainProblem(domain)?.message ?? (domains.includes(domain) ? `${domain} is here already.` : undefined)
    setProblem(wrong)
    if (wrong !== undefined) return
    change({ [member]: [...domains, domain] })
    setTyped('')
  }
  return (
    <SettingsCard title={title}>
      <p className="text-kumo-subtle">{about}</p>
      <SettingTrouble editing={editing} />
      {settings && (
        <EntryList
          label={title}
          entries={domains.map((domain) => ({ id: domain, words: domain }))}
          empty={empty}
          onRemove={
            locked === undefined ? (gone) => change({ [member]: domains.filter((one) => one !== gone) }) : undefined
          }
        />
      )}
      {settings && locked === undefined && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <TextInput
            label="Add a domain"
            placeholder="example.com"
            inputMode="url"
            error={problem}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setProblem(undefined)
            }}
          />
          <Button type="submit" disabledReason={mayChange ? undefined : 'The last change is still being kept.'}>
            Add
          </Button>
        </form>
      )}
    </SettingsCard>
  )
}
