import type { Document } from '../seed-account'
import { groupDocument } from './groups'
import { country, email, emailDomain, everyone, group, ip } from './rules'

/** One more than Cloudflare's limit: https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const OVER_THE_LIMIT = 1001

/** Groups that somebody got wrong: `findings.ts` says what each is an example of. */
export const groupsWithMistakes: Document[] = [
  groupDocument('yard-visitors', 'Yard visitors', {
    include: [group('yard-guest-network'), emailDomain('port-agents.example')],
  }),
  groupDocument('yard-guest-network', 'Yard guest network (temporary)', { include: [everyone()] }),
  groupDocument('rota-lisbon', 'Yard rota, Lisbon', {
    include: [email('rui@harbour.example'), group('rota-santos')],
  }),
  groupDocument('rota-santos', 'Yard rota, Santos', {
    include: [email('thiago@harbour.example'), email('luana@harbour.example'), group('rota-lisbon')],
  }),
  groupDocument('warehouse-scanners', 'Warehouse scanners', {
    include: [ip('192.0.0.0/4'), ip('203.0.113.96/28')],
  }),
  groupDocument('night-shift', 'Night shift', {
    include: [email('thiago@harbour.example'), email('haruka@harbour.example')],
    require: [country('BR'), country('JP')],
  }),
  groupDocument('cargo-agents', 'Cargo agents', {
    include: [emailDomain('port-agents.example'), emailDomain('com')],
  }),
  groupDocument('british-isles', 'British Isles desk', {
    include: [country('UK'), country('IE')],
  }),
  groupDocument('customers-2021', 'Customers imported in 2021', {
    include: Array.from({ length: OVER_THE_LIMIT }, (_, nth) =>
      email(`customer-${String(nth + 1).padStart(4, '0')}@customers.example`),
    ),
  }),
]
