import { CheckCircleIcon, WarningCircleIcon } from '@phosphor-icons/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Credential, CredentialKind } from '#core/connection'
import { asApiError } from '../../api/api-error'
import { askForPerson } from '../../api/connection'
import { dayInWords } from '../../connection/day-in-words'
import { troubleOf } from '../../connection/token-trouble'
import { ErrorNote } from '../../errors/ErrorNote'
import { Badge } from '../../ui/Badge'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'

const kinds: Record<CredentialKind, string> = {
  user_token: 'API token of a person',
  account_token: 'API token that the account owns',
  key: 'Email and Global API key, which may do everything its person may',
  token: 'API token',
}

const statuses: Record<Credential['status'], string> = {
  active: 'Works',
  expired: 'Expired',
  disabled: 'Switched off',
  unknown: 'Not known to Cloudflare',
  malformed: 'Not readable as a token',
}

/** Whose token it is, whether it works and until when. */
export function CredentialFacts({ credential }: { credential: Credential }) {
  const { kind, status, expires_on, not_before } = credential
  const trouble = troubleOf(credential)
  const works = status === 'active'
  return (
    <>
      {trouble && (
        <Banner tone="error" title={trouble.title}>
          {trouble.advice}
        </Banner>
      )}
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Fact label="Account">Live: your Cloudflare account</Fact>
        <Fact label="Connected with">{kinds[kind]}</Fact>
        <Fact label="Who">{credential.unasked ? <AskForPerson /> : whoIs(credential)}</Fact>
        <Fact label="State">
          <Badge tone={works ? 'good' : 'bad'} icon={works ? CheckCircleIcon : WarningCircleIcon}>
            {statuses[status]}
          </Badge>
        </Fact>
        {not_before !== undefined && <Fact label="Valid from">{dayInWords(not_before)}</Fact>}
        <Fact label="Expires">{expires_on === undefined ? whenUnsaid(status) : dayInWords(expires_on)}</Fact>
      </dl>
    </>
  )
}

/** Whose token it is: a person's, whose address is asked for when somebody wants to know it. */
function AskForPerson() {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({ mutationFn: () => askForPerson(queries) })
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span>A person. Who it is was not asked yet: that takes a call to Cloudflare.</span>
      <Button size="sm" className="max-md:h-11" loading={isPending} onClick={() => mutate()}>
        Show who it is
      </Button>
      {error && <ErrorNote error={asApiError(error)} onRetry={() => mutate()} />}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-kumo-subtle max-sm:-mb-2">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}

function whoIs({ kind, email, owner, status }: Credential): string {
  if (email !== undefined) return email
  if (owner !== undefined) return `The account ${owner.name}; no person stands behind it`
  if (status !== 'active') return 'Not known, because the token does not work'
  return kind === 'user_token'
    ? 'A person whose address the token may not read (that takes “User Details Read”)'
    : 'Not known'
}

const whenUnsaid = (status: Credential['status']) => (status === 'active' ? 'Never by itself' : 'Not known')
