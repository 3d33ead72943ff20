import type { AppRow, DirectoryGroup, PickerRow } from '../account-data'
import type { GroupDocument, PolicyDocument } from '../documents'

/** An application with the settings that findings look at. What is absent was not read or is not set. */
export interface AppFacts extends AppRow {
  /** Ids of the login methods that it offers; empty or absent = all. */
  allowed_idps?: readonly string[] | null
  session_duration?: string | null
}

export interface ListFacts extends PickerRow {
  /** The entries; absent = not read. */
  items?: readonly string[]
}

/** The settings of the whole organisation that findings look at. */
export interface OrganizationFacts {
  session_duration?: string | null
  mfa_required_for_all_apps?: boolean | null
  /** Absent or null: Cloudflare's own second factor is off. */
  mfa_config?: object | null
}

/**
 * All that findings are made from. A list that is `undefined` could not be read: nothing is said of what it might hold,
 * and nothing is called missing from it.
 */
export interface AccountFacts {
  policies: readonly PolicyDocument[]
  groups: readonly GroupDocument[]
  apps: readonly AppFacts[]
  lists?: readonly ListFacts[] | undefined
  identity_providers?: readonly PickerRow[] | undefined
  service_tokens?: readonly PickerRow[] | undefined
  posture_checks?: readonly PickerRow[] | undefined
  directory_groups?: readonly DirectoryGroup[] | undefined
  organization?: OrganizationFacts | undefined
  /** The account's own id at Cloudflare. */
  account_id?: string | undefined
  /** Ids of the applications that somebody marked as sensitive. */
  sensitive_apps?: ReadonlySet<string> | undefined
  /** The company's own email domains. */
  company_domains?: readonly string[] | undefined
  /** Domains of public mail services beside the best known ones. */
  public_mail?: readonly string[] | undefined
  now: Date
}
