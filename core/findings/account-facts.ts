import type { AccountSettings } from '../account-settings'
import type { AppRow, DirectoryGroup, PickerRow } from '../account-data'
import type { GroupDocument, PolicyDocument } from '../documents'
import type { Person, Population } from '../population'
import type { RuleNote } from '../rule-note'
import type { ZoneGroups } from '../zone-groups'

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
  /** Names that no application covers are denied, too. */
  deny_unmatched_requests?: boolean | null
}

/** What it takes to say whether a draft locks somebody out. */
export interface GuardedFacts {
  settings: AccountSettings
  /** The people on whom the draft is tried; those whom settings name are, also without standing here. */
  people: readonly Person[]
  /** The email of whoever edits; anything else is nobody who could lose access. */
  actor: string
  /** The same account under which it is judged what a draft does, where that was done before; see `judgeOf`. */
  judged?: AccountFacts
}

/**
 * All that findings are made from. A list that is `undefined` could not be read: nothing is said of what it might hold,
 * and nothing is called missing from it.
 */
export interface AccountFacts {
  policies: readonly PolicyDocument[]
  groups: readonly GroupDocument[]
  apps: readonly AppFacts[]
  /** Absent: there are no zones. */
  zone_groups?: ZoneGroups | undefined
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
  /** The company's own email domains as an owner set them; none = they are found out, see `companyDomains` of `View`. */
  company_domains?: readonly string[] | undefined
  /** The same as far as they were found out already, see `withCompany`; none = it cannot be told which they are. */
  company?: readonly string[] | undefined
  /** Domains of public mail services beside the best known ones. */
  public_mail?: readonly string[] | undefined
  /** Whom we know of, and what of that could not be read. */
  population?: Population | undefined
  /** What was said of rules: why they are there, and until when. */
  notes?: readonly RuleNote[] | undefined
  /** What a draft must not break, for whoever edits it; absent where nothing is being edited. */
  guarded?: GuardedFacts | undefined
  now: Date
}
