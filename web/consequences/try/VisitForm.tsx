import type { AccessRequest } from '#core/access-request'
import { AUTH_METHODS } from '#core/auth-methods'
import { COUNTRIES } from '#core/countries'
import { useAccountFacts } from '../../api/facts'
import { Disclosure } from '../../ui/Disclosure'
import { TextInput } from '../../ui/TextInput'
import { DeviceChecks } from './DeviceChecks'
import { KnownOr } from './KnownOr'
import { KnownText } from './KnownText'
import { attributesOf, attributesText, listOf, withAsserted, withFact } from './visit-facts'

interface Props {
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
}

const countries = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))
const factors = AUTH_METHODS.map(({ value, label }) => ({ value, label }))
const RISKS = [
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
  { value: 'unscored', label: 'Not scored yet' },
] as const

/** All that can be known of a visit. What is left open is not known, and rules that ask for it cannot be told. */
export function VisitForm({ visit, onVisit }: Props) {
  const { facts } = useAccountFacts()
  const providers = facts?.identity_providers ?? []
  const keys = facts?.service_tokens ?? []
  const set = <Key extends keyof AccessRequest>(key: Key, fact: AccessRequest[Key]) =>
    onVisit(withFact(visit, key, fact))
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <KnownOr
          label="Login method"
          value={visit.identity_provider?.id}
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const provider = providers.find((one) => one.id === id)
            set('identity_provider', provider && { id: provider.id, type: provider.type ?? '' })
          }}
        />
        <KnownOr
          label="Country"
          value={visit.country}
          options={countries}
          onChange={(country) => set('country', country)}
        />
      </div>
      <Disclosure summary="More about the visit">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextInput
            label="Address they come from"
            size="sm"
            placeholder="Not known"
            value={visit.ip ?? ''}
            onChange={({ target }) => set('ip', target.value.trim() === '' ? undefined : target.value.trim())}
          />
          <KnownOr
            label="Second factor"
            value={visit.auth_methods === undefined ? undefined : (visit.auth_methods[0] ?? 'none')}
            options={[{ value: 'none', label: 'None was used' }, ...factors]}
            onChange={(used) => set('auth_methods', used === undefined ? undefined : used === 'none' ? [] : [used])}
          />
          <KnownText
            label="Groups of the login method"
            none="In none"
            ask="In these groups"
            hint="As the login method names them, with commas between."
            value={visit.asserted?.groups && visit.asserted.groups.join(', ')}
            onChange={(text) =>
              onVisit(withAsserted(visit, 'groups', text === undefined ? undefined : listOf(text ?? '')))
            }
          />
          <KnownText
            label="Attributes and claims"
            none="None"
            ask="These"
            hint="One a line: department = Finance"
            many
            value={visit.asserted?.attributes && attributesText(visit.asserted.attributes)}
            onChange={(text) =>
              onVisit(
                withAsserted(visit, 'attributes', text === undefined ? undefined : (attributesOf(text ?? '') ?? {})),
              )
            }
          />
          <KnownText
            label="Certificate"
            none="None was shown"
            ask="With this name"
            value={visit.certificate && visit.certificate.common_name}
            onChange={(name) => set('certificate', typeof name === 'string' ? { common_name: name } : name)}
          />
          <KnownOr
            label="Machine key"
            value={visit.service_token === null ? 'none' : visit.service_token}
            options={[
              { value: 'none', label: 'None was shown' },
              ...keys.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(key) => set('service_token', key === 'none' ? null : key)}
          />
          <KnownOr
            label="Risk that Cloudflare sees"
            value={visit.risk}
            options={RISKS}
            onChange={(risk) => set('risk', risk)}
          />
        </div>
        <DeviceChecks checks={facts?.posture_checks ?? []} visit={visit} onVisit={onVisit} />
      </Disclosure>
    </div>
  )
}
