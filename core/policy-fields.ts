import type { Decision } from './decision'
import type { DocumentKind } from './document-kind'
import { ruleTypeWords } from './rule-type'
import type { Fit } from './selector'

export interface FieldWords {
  /** What we call it on screen: plain words, sentence case. */
  plain: string
  /** What Cloudflare's dashboard calls it. */
  cloudflare: string
  /** One line for somebody who has never heard of Access. */
  help: string
  /** Whether it can work under a decision, and if not, why. */
  worksWith: (decision: Decision) => Fit
}

const yes: Fit = { fits: 'yes' }
const always = () => yes

/** Reasons, approvals, second factors and isolation come after a login that let somebody in. */
const onlyAllow =
  (what: string) =>
  (decision: Decision): Fit =>
    decision === 'allow' ? yes : { fits: 'no', why: `${what} only works with “Let in”.` }

/**
 * The members of a policy that people set, in the order in which the page shows them.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/
 */
export const policyFields = {
  name: {
    plain: 'Name',
    cloudflare: 'Policy name',
    help: 'What this policy is called in lists. Visitors do not see it.',
    worksWith: always,
  },
  decision: {
    plain: 'What it does',
    cloudflare: 'Action',
    help: 'What happens to whoever falls under this policy.',
    worksWith: always,
  },
  include: {
    plain: ruleTypeWords.include.plain,
    cloudflare: ruleTypeWords.include.cloudflare,
    help: 'Whoever meets any one of these falls under it.',
    worksWith: always,
  },
  require: {
    plain: ruleTypeWords.require.plain,
    cloudflare: ruleTypeWords.require.cloudflare,
    help: 'Everybody must meet all of these as well.',
    worksWith: always,
  },
  exclude: {
    plain: ruleTypeWords.exclude.plain,
    cloudflare: ruleTypeWords.exclude.cloudflare,
    help: 'Whoever meets any one of these is left out, whatever else they meet.',
    worksWith: always,
  },
  session_duration: {
    plain: 'Stay logged in for',
    cloudflare: 'Session duration',
    help: 'How long until a visitor is asked again. Empty means as the application says.',
    worksWith: (decision) =>
      decision === 'bypass' ? { fits: 'no', why: 'Nobody logs in here, so there is no login to remember.' } : yes,
  },
  purpose_justification_required: {
    plain: 'Ask for a reason',
    cloudflare: 'Purpose justification',
    help: 'Visitors write why they come before the application opens.',
    worksWith: onlyAllow('Asking for a reason'),
  },
  purpose_justification_prompt: {
    plain: 'The question they read',
    cloudflare: 'Purpose justification prompt',
    help: 'The text above the box in which visitors write their reason.',
    worksWith: onlyAllow('Asking for a reason'),
  },
  approval_required: {
    plain: 'Somebody must approve',
    cloudflare: 'Temporary authentication',
    help: 'A visit waits until approvers agree. An approval lasts 24 hours at most.',
    worksWith: onlyAllow('Approval'),
  },
  approval_groups: {
    plain: 'Who approves',
    cloudflare: 'Approval groups',
    help: 'Every group must give as many approvals as it says.',
    worksWith: onlyAllow('Approval'),
  },
  mfa_config: {
    plain: 'Second factor',
    cloudflare: 'Independent MFA',
    help: 'A second proof that Cloudflare itself asks for. It must be switched on for the organization.',
    worksWith: onlyAllow('A second factor'),
  },
  isolation_required: {
    plain: 'Open in an isolated browser',
    cloudflare: 'Browser Isolation',
    help: 'The page runs at Cloudflare and only its picture reaches the device. Needs Browser Isolation.',
    worksWith: onlyAllow('An isolated browser'),
  },
  connection_rules: {
    plain: 'Copy and paste in remote desktops',
    cloudflare: 'Connection rules',
    help: 'What may be copied between the device and a remote desktop in the browser.',
    worksWith: onlyAllow('Copy and paste in remote desktops'),
  },
} as const satisfies Record<string, FieldWords>

/** The members of a rule group that people set. https://developers.cloudflare.com/cloudflare-one/access-controls/policies/groups/ */
export const groupFields = {
  name: {
    plain: 'Name',
    cloudflare: 'Rule group name',
    help: 'What this group is called. No two groups of an account may share a name.',
    worksWith: always,
  },
  include: policyFields.include,
  require: policyFields.require,
  exclude: policyFields.exclude,
  is_default: {
    plain: 'Add to new applications',
    cloudflare: 'Default group',
    help: 'New applications get this group by themselves.',
    worksWith: always,
  },
} as const satisfies Record<string, FieldWords>

export type PolicyField = keyof typeof policyFields

/** The words for a member of a document; `undefined` = one that we do not know. */
export function fieldWords(kind: DocumentKind, field: string): FieldWords | undefined {
  const fields: Readonly<Record<string, FieldWords>> = kind === 'policies' ? policyFields : groupFields
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}
