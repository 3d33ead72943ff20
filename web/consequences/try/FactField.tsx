import type { ReactNode } from 'react'
import { COUNTRIES } from '#core/countries'
import type { VisitFact } from '#core/visit-fact'
import { TextInput } from '../../ui/TextInput'
import { DeviceChecks } from './DeviceChecks'
import { askedOptions } from './fact-options'
import type { FactProps } from './fact-props'
import { KnownOr } from './KnownOr'
import { KnownText } from './KnownText'
import { loginFields } from './login-fields'
import { OwnChecks } from './OwnChecks'
import { say } from './visit-facts'

const countries = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))
const RISKS = [
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
  { value: 'unscored', label: 'Not scored yet' },
] as const

/** The input of one fact of a visit; what is left open is not known. */
export const FactField = ({ fact, ...props }: FactProps & { fact: VisitFact }) => fields[fact](props)

const fields: Record<VisitFact, (props: FactProps) => ReactNode> = {
  ...loginFields,
  // Who comes is chosen above all else.
  email: () => null,
  identity_provider: ({ visit, onVisit, facts }) => {
    const providers = facts?.identity_providers ?? []
    return (
      <KnownOr
        label="Login method"
        value={visit.identity_provider?.id}
        options={providers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const provider = providers.find((one) => one.id === id)
          onVisit(say.identity_provider(visit, provider && { id: provider.id, type: provider.type ?? '' }))
        }}
      />
    )
  },
  country: ({ visit, onVisit }) => (
    <KnownOr
      label="Country"
      value={visit.country}
      options={countries}
      onChange={(country) => onVisit(say.country(visit, country))}
    />
  ),
  ip: ({ visit, onVisit }) => (
    <TextInput
      label="Address they come from"
      size="sm"
      placeholder="Not known"
      value={visit.ip ?? ''}
      onChange={({ target }) => onVisit(say.ip(visit, target.value.trim() === '' ? undefined : target.value.trim()))}
    />
  ),
  posture: ({ visit, onVisit, asked, facts }) => (
    <DeviceChecks asked={askedOptions(asked, 'posture')} checks={facts?.posture_checks ?? []} {...{ visit, onVisit }} />
  ),
  certificate: ({ visit, onVisit, asked }) => (
    <KnownText
      label="Certificate"
      none="None was shown"
      ask="With this name"
      placeholder={askedOptions(asked, 'certificate')[0]?.label ?? ''}
      value={visit.certificate && visit.certificate.common_name}
      onChange={(name) => onVisit(say.certificate(visit, name))}
    />
  ),
  service_token: ({ visit, onVisit, facts }) => (
    <Shown
      label="Machine key"
      value={visit.service_token}
      options={facts?.service_tokens ?? []}
      onChange={(key) => onVisit(say.service_token(visit, key))}
    />
  ),
  linked_app: ({ visit, onVisit, facts }) => (
    <Shown
      label="Token of another application"
      value={visit.linked_app}
      options={facts?.apps ?? []}
      onChange={(app) => onVisit(say.linked_app(visit, app))}
    />
  ),
  risk: ({ visit, onVisit }) => (
    <KnownOr
      label="Risk that Cloudflare sees"
      value={visit.risk}
      options={RISKS}
      onChange={(risk) => onVisit(say.risk(visit, risk))}
    />
  ),
  external: ({ visit, onVisit, asked }) => (
    <OwnChecks addresses={askedOptions(asked, 'external').map(({ value }) => value)} {...{ visit, onVisit }} />
  ),
}

interface ShownProps {
  label: string
  value: string | null | undefined
  options: readonly { id: string; name: string }[]
  onChange: (value: string | null | undefined) => void
}

/** One of the account's things that was shown with the request, or none. */
function Shown({ label, value, options, onChange }: ShownProps) {
  return (
    <KnownOr
      label={label}
      value={value === null ? 'none' : value}
      options={[
        { value: 'none', label: 'None was shown' },
        ...options.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => onChange(id === 'none' ? null : id)}
    />
  )
}
