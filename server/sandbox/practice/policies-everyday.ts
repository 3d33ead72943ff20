import type { Document } from '../seed-account'
import { idOf } from './id'
import { ONE_TIME_PIN } from './identity-providers'
import { reusablePolicy } from './policies'
import {
  authMethod,
  certificate,
  commonName,
  deviceCheck,
  email,
  emailDomain,
  everyone,
  group,
  ipList,
  linkedApp,
  loginMethod,
  riskScore,
  serviceToken,
} from './rules'

/** The policies that most applications use: what a good one looks like. */
export const everydayPolicies: Document[] = [
  reusablePolicy('staff', 'Staff', 'allow', { include: [group('staff')], exclude: [riskScore('high')] }),
  reusablePolicy('contractors', 'Contractors', 'allow', {
    include: [emailDomain('tidewright.example'), email('studio@paper-crane.example')],
    require: [loginMethod(ONE_TIME_PIN)],
    exclude: [group('leavers')],
    session_duration: '8h',
    purpose_justification_required: true,
    purpose_justification_prompt: 'Which project are you working on today?',
    updated_at: '2026-11-12T15:04:00Z',
  }),
  reusablePolicy('design', 'Design team', 'allow', { include: [group('design')], exclude: [group('leavers')] }),
  reusablePolicy('engineering', 'Engineering, with a second factor', 'allow', {
    include: [group('engineering')],
    require: [authMethod('mfa'), deviceCheck('disk')],
    exclude: [riskScore('high')],
    session_duration: '12h',
  }),
  reusablePolicy('payroll', 'Payroll', 'allow', {
    include: [group('payroll-team')],
    require: [deviceCheck('gateway'), deviceCheck('disk')],
    session_duration: '1h',
    purpose_justification_required: true,
    purpose_justification_prompt: 'Which pay run or person is this about?',
    approval_required: true,
    approval_groups: [
      {
        approvals_needed: 1,
        email_addresses: ['catarina@harbour.example'],
        email_list_uuid: idOf('list/payroll-approvers'),
      },
    ],
    updated_at: '2026-11-03T11:25:00Z',
  }),
  reusablePolicy('admin-console', 'Admin console', 'allow', {
    include: [group('it')],
    require: [deviceCheck('gateway')],
    session_duration: '1h',
    purpose_justification_required: true,
    purpose_justification_prompt: 'What are you about to change?',
    mfa_config: { allowed_authenticators: ['security_key'], mfa_disabled: false, session_duration: '1h' },
  }),
  reusablePolicy('break-glass', 'Break-glass', 'allow', {
    include: [group('break-glass')],
    session_duration: '1h',
    purpose_justification_required: true,
    purpose_justification_prompt: 'What broke?',
    mfa_config: { allowed_authenticators: ['security_key'], mfa_disabled: false, session_duration: '0m' },
  }),
  reusablePolicy('leavers', 'Leavers are kept out', 'deny', {
    include: [group('leavers')],
    updated_at: '2026-09-11T16:05:00Z',
  }),
  reusablePolicy('deploys', 'Deploy robots', 'non_identity', {
    include: [serviceToken('deploys'), serviceToken('monitoring')],
    require: [ipList('build-servers')],
  }),
  reusablePolicy('partner-systems', 'Partner systems with a certificate', 'non_identity', {
    include: [commonName('edi.port-agents.example'), commonName('edi.customs.example')],
    require: [certificate()],
  }),
  reusablePolicy('assistants', 'Assistants on behalf of staff', 'non_identity', {
    include: [linkedApp('expenses'), linkedApp('assistants-portal')],
    session_duration: '30m',
  }),
  reusablePolicy('public-tracking', 'Public tracking pages', 'bypass', { include: [everyone()] }),
]
