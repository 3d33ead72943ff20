import { isLosslessNumber } from 'lossless-json'
import { problemAt as at, type DocumentProblem } from './document-problem'
import { emailProblem } from './email'
import { isObject } from './json'

/**
 * What is wrong in "somebody must approve". An approval is asked for in the words of the visitor's own reason, so it
 * needs one. https://developers.cloudflare.com/cloudflare-one/access-controls/policies/temporary-auth/
 */
export function approvalProblems(policy: Readonly<Record<string, unknown>>): DocumentProblem[] {
  const { approval_groups: groups, approval_required: required } = policy
  const absent = groups === undefined || groups === null
  if (!absent && !Array.isArray(groups)) {
    return [at('approval_groups', 'Who approves is a list of groups of approvers. Write one in [ ], or remove it.')]
  }
  const problems = (absent ? [] : groups).flatMap((group: unknown, index): DocumentProblem[] =>
    groupProblems(group).map((problem) => ({ ...problem, place: { ...problem.place, index } })),
  )
  if (required !== true) return problems
  if (absent || groups.length === 0) {
    problems.unshift(at('approval_groups', 'Nobody can approve yet. Add an approver, or switch approval off.'))
  }
  if (policy['purpose_justification_required'] !== true) {
    const message = 'An approver needs a reason to judge. Switch on “Ask for a reason”, or switch approval off.'
    problems.unshift(at('approval_required', message))
  }
  return problems
}

function groupProblems(group: unknown): DocumentProblem[] {
  if (!isObject(group)) return [at('approval_groups', 'This is not a group of approvers. Remove it, or add it again.')]
  const { approvals_needed: needed, email_addresses: emails = null, email_list_uuid: list = null } = group
  if (emails !== null && !(Array.isArray(emails) && emails.every((email) => typeof email === 'string'))) {
    return [at('approval_groups', 'Write the approvers’ addresses in quotes, as a list in [ ].')]
  }
  if (list !== null && typeof list !== 'string') {
    return [at('approval_groups', 'The list of approvers is named by its id. Write it in quotes, or remove it.')]
  }
  const problems = (emails ?? [])
    .filter((email) => emailProblem(email) !== undefined)
    .map((email) =>
      at('approval_groups', `“${email.slice(0, 80)}” is not an email address. Write one such as ana@example.com.`),
    )
  const approvers = new Set((emails ?? []).map((email) => email.toLowerCase())).size
  const hasList = list !== null && list !== ''
  if (approvers === 0 && !hasList)
    problems.push(at('approval_groups', 'Add at least one approver, or a list of emails.'))
  return [...problems, ...countProblems(needed, approvers, hasList)]
}

function countProblems(needed: unknown, approvers: number, hasList: boolean): DocumentProblem[] {
  const count = wholeNumber(needed)
  if (count === undefined) {
    return [at('approval_groups', 'Say how many must approve, as a whole number such as 1.')]
  }
  if (count === 0) {
    return [at('approval_groups', 'No approval is needed from this group, so it changes nothing.', 'doubt')]
  }
  if (hasList || approvers === 0 || count <= approvers) return []
  const people = approvers === 1 ? 'only one approver' : `only ${approvers} approvers`
  return [at('approval_groups', `${count} must approve, but there is ${people}. Add some, or ask for fewer.`)]
}

/** A number of approvals, however the number was written. */
const wholeNumber = (value: unknown): number | undefined => {
  const number = isLosslessNumber(value) ? Number(value.value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined
}
