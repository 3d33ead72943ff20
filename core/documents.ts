import type { Decision } from './decision'

/**
 * A reusable policy as Cloudflare sends it. Every member may be absent or of a kind we do not expect, and members we
 * do not know are there too: read it through `policy.ts`, never write back less than came.
 */
export interface PolicyDocument {
  id: string
  name: string
  decision: Decision
  include: unknown[]
  require?: unknown[]
  exclude?: unknown[]
  session_duration?: string | null
  isolation_required?: boolean | null
  purpose_justification_required?: boolean | null
  purpose_justification_prompt?: string | null
  approval_required?: boolean | null
  approval_groups?: ApprovalGroup[] | null
  mfa_config?: MfaConfig | null
  connection_rules?: ConnectionRules | null
  app_count?: number
  reusable?: boolean
  account_id?: string
  precedence?: number
  created_at?: string
  updated_at?: string
  [unknown: string]: unknown
}

export interface ApprovalGroup {
  approvals_needed: number
  email_addresses?: string[] | null
  email_list_uuid?: string | null
  [unknown: string]: unknown
}

export interface MfaConfig {
  allowed_authenticators?: string[] | null
  mfa_disabled?: boolean | null
  session_duration?: string | null
  [unknown: string]: unknown
}

export interface ConnectionRules {
  rdp?: {
    allowed_clipboard_local_to_remote_formats?: string[] | null
    allowed_clipboard_remote_to_local_formats?: string[] | null
    [unknown: string]: unknown
  } | null
  /** Infrastructure applications only: read-only for us. */
  ssh?: { usernames?: string[]; allow_email_alias?: boolean; [unknown: string]: unknown } | null
  [unknown: string]: unknown
}

/** A rule group as Cloudflare sends it; see `PolicyDocument` for what that means. */
export interface GroupDocument {
  id: string
  name: string
  include: unknown[]
  require?: unknown[]
  exclude?: unknown[]
  /** Whether new applications get it by default. Cloudflare often leaves it out of answers: absent is not "false". */
  is_default?: unknown
  created_at?: string
  updated_at?: string
  [unknown: string]: unknown
}
