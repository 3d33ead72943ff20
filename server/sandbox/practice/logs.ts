import type { Document } from '../seed-account'
import { everydayApps } from './apps-everyday'
import { hexOf, idOf } from './id'
import { people, type Person } from './people'
import { dice } from './random'
import { identityProviderOf, placeOf } from './users'

/** Logins are told back from this evening, one every few hours, over the 30 days that Cloudflare keeps. */
const LAST_LOGIN = Date.parse('2026-11-20T21:45:00Z')
const LOGINS = 320
const SECONDS_BETWEEN = 7800

/** RFC 3339 in whole seconds, as Cloudflare writes a time. */
const timestamp = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')

/** Applications that a person outside the company is let into; staff use all that have a page of their own. */
const FOR_OUTSIDERS = new Set<unknown>(['Design library', 'Customs desk'])

/** Visits under a Bypass policy are not logged, so the public pages are not among these. */
const pages = everydayApps.filter(
  ({ type, name }) => type === 'saas' || (type === 'self_hosted' && name !== 'Parcel tracking, public pages'),
)

/** How sensitive an application is decides who is turned away: the log should hold refusals that make sense. */
function isLetIn({ team, device }: Person, app: Document): boolean {
  if (team === 'Outside') return FOR_OUTSIDERS.has(app.name)
  if (app.name === 'Payroll') return team === 'Finance'
  if (app.name === 'Admin console' || app.name === 'Gatehouse') return team === 'IT' && device === 'company'
  return true
}

function pastLogins(): Document[] {
  const { pick, below } = dice(20261120)
  const visitors = people.filter(({ lastLogin }) => lastLogin !== undefined)
  return Array.from({ length: LOGINS }, (_, nth) => {
    const person = pick(visitors)
    const app = pick(pages)
    const when = LAST_LOGIN - (nth * SECONDS_BETWEEN + below(SECONDS_BETWEEN)) * 1000
    const ray = hexOf(`ray/${nth}`, 16)
    const { country, ip } = placeOf(person, people.indexOf(person))
    return {
      id: ray,
      ray_id: ray,
      action: 'login',
      allowed: isLetIn(person, app),
      app_domain: app.domain ?? `harbour.cloudflareaccess.example/${app.id}`,
      app_uid: app.id,
      app_name: app.name,
      app_type: app.type,
      connection: identityProviderOf[person.login].type,
      country,
      created_at: timestamp(when),
      ip_address: ip,
      user_email: person.email,
    }
  })
}

/** Past logins, newest first. */
export const accessRequests: Document[] = pastLogins()

const payroll = everydayApps.find(({ name }) => name === 'Payroll')

const ask = (status: string, requester: string, purpose: string, created_at: string, expires_at: string): Document => {
  const id = idOf(`knock/${created_at}`)
  return {
    id,
    knock_request_id: id,
    status,
    requester_email: requester,
    approver_emails: ['catarina@harbour.example', 'teresa@harbour.example', 'vitor@harbour.example'],
    approvals_received: status === 'APPROVED' ? 1 : 0,
    app_aud: payroll?.aud,
    app_hostname: 'payroll.harbour.example',
    purpose_justification: purpose,
    created_at,
    expires_at,
  }
}

/** Requests for temporary access, newest first, one of each outcome. */
export const jitRequests: Document[] = [
  ask('PENDING', 'graca@harbour.example', 'December pay run, Porto', '2026-11-20T16:40:00Z', '2026-11-21T16:40:00Z'),
  ask('APPROVED', 'helena@harbour.example', 'November pay run', '2026-11-19T09:10:00Z', '2026-11-20T09:10:00Z'),
  ask('DENIED', 'joao.pedro@harbour.example', 'just looking', '2026-11-05T13:00:00Z', '2026-11-06T13:00:00Z'),
  ask('CANCELED', 'helena@harbour.example', 'Wrong month', '2026-10-28T08:30:00Z', '2026-10-28T20:30:00Z'),
]

const change = (when: string, email: string, type: string, resource: string, name: string): Document => ({
  id: idOf(`audit/${when}`),
  when,
  action: { type, result: true },
  actor: { id: hexOf(`actor/${email}`), email, ip: '198.51.100.13', type: 'user' },
  interface: 'API',
  resource: { type: resource, id: idOf(`audit-resource/${when}`) },
  metadata: { name },
  oldValue: '',
  newValue: '',
})

/** Who changed what, newest first. */
export const auditLogs: Document[] = [
  change('2026-11-12T15:04:00Z', 'rita@harbour.example', 'policy_update', 'access_policy', 'Contractors'),
  change('2026-11-03T11:25:00Z', 'samuel@harbour.example', 'policy_update', 'access_policy', 'Payroll'),
  change('2026-11-03T11:20:00Z', 'samuel@harbour.example', 'group_update', 'access_group', 'Payroll team'),
  change('2026-09-11T16:05:00Z', 'rita@harbour.example', 'policy_update', 'access_policy', 'Leavers are kept out'),
  change('2026-09-11T16:00:00Z', 'rita@harbour.example', 'group_update', 'access_group', 'Leavers'),
]
