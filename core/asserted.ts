import type { AccessRequest } from './access-request'
import { some, type Verdict } from './verdict'

/**
 * The verdict of a rule on what one login method said of the person. Nothing is known before somebody has logged in;
 * a session carries what one login method said, so somebody who used another one does not match.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/
 */
export function judgeAsserted(
  identityProviderId: string,
  { identity_provider: used, asserted = {} }: AccessRequest,
  judge: (asserted: NonNullable<AccessRequest['asserted']>) => Verdict,
): Verdict {
  if (used === undefined) return 'unknown'
  return used.id === identityProviderId ? judge(asserted) : 'no-match'
}

/**
 * Whether a name is among those that were reported. Whether Cloudflare minds capitals here is not documented, so a name
 * that differs in them only is unknown.
 */
export const nameAmong = (name: string, reported: readonly string[] | undefined): Verdict =>
  reported === undefined
    ? 'unknown'
    : some(
        reported.map((one) =>
          one === name ? 'match' : one.toLowerCase() === name.toLowerCase() ? 'unknown' : 'no-match',
        ),
      )
