import type { Document } from '../seed-account'
import { ghosts } from './ghosts'
import { ENTRA, GOOGLE, ONE_TIME_PIN } from './identity-providers'
import { reusablePolicy } from './policies'
import {
  anyServiceToken,
  country,
  email,
  emailDomain,
  entraGroup,
  everyone,
  group,
  linkedApp,
  loginMethod,
  oktaGroup,
  serviceToken,
} from './rules'

/** Reusable policies that somebody got wrong: `findings.ts` says what each is an example of. */
export const policiesWithMistakes: Document[] = [
  reusablePolicy('guest-parcels', 'Guest parcels (code only)', 'allow', {
    include: [loginMethod(ONE_TIME_PIN)],
    session_duration: '1h',
  }),
  reusablePolicy('vendor-portal-iberia', 'Vendor portal, Iberia', 'allow', {
    include: [emailDomain('vendors.example')],
    require: [country('PT'), country('ES')],
  }),
  reusablePolicy('old-intranet', 'Old intranet (2019)', 'allow', {
    include: [emailDomain('harbour.example'), { email: {} }],
    require: [loginMethod(ENTRA), loginMethod(ghosts.oldDirectory)],
    session_duration: '720h',
    updated_at: '2026-06-03T10:00:00Z',
  }),
  reusablePolicy('timesheets-pilot', 'Timesheets pilot', 'allow', {
    include: [email('thiago@harbour.example'), email('luana@harbour.example')],
    exclude: [emailDomain('harbour.example')],
  }),
  reusablePolicy('night-handover', 'Night shift handover', 'allow', {
    include: [entraGroup('operations')],
    require: [group('night-shift')],
  }),
  reusablePolicy('merger-data-room', 'Merger data room', 'allow', {
    include: [emailDomain('harbour.example'), emailDomain('nordkai.example')],
    require: [entraGroup('board'), oktaGroup('Nordkai Everyone')],
    session_duration: '2h',
  }),
  reusablePolicy('ledger-by-code', 'Ledger archive, by email code', 'allow', {
    include: [entraGroup('finance')],
    require: [loginMethod(ONE_TIME_PIN)],
    session_duration: '4h',
  }),
  reusablePolicy('crane-telemetry', 'Crane telemetry', 'non_identity', {
    include: [anyServiceToken(), email('haruka@harbour.example')],
    require: [serviceToken('crane-lisbon'), serviceToken('crane-santos'), emailDomain('harbour.example')],
  }),
  reusablePolicy('invoice-robot', 'Invoice robot', 'allow', {
    include: [serviceToken('invoices'), linkedApp('expenses')],
  }),
  reusablePolicy('board-minutes', 'Board minutes: keep out all but the secretary', 'deny', {
    include: [everyone()],
    exclude: [email('teresa@harbour.example')],
  }),
  reusablePolicy('porto-studio', 'Porto studio', 'allow', {
    include: [{ group: { id: ghosts.portoStudio } }, email('duarte@harbour.example')],
    require: [loginMethod(ENTRA)],
  }),
  reusablePolicy('lab-samples', 'Lab samples, with approval', 'allow', {
    include: [loginMethod(GOOGLE), emailDomain('example.com')],
    purpose_justification_required: true,
    purpose_justification_prompt: 'Which sample, and what for?',
    approval_required: true,
    approval_groups: [],
  }),
]
