import * as z from 'zod'
import { opens } from '../rule-finding'
import { named, pointedAt, words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { idValue, issue, optionalTextValue } from '../value-schema'
import { is } from '../verdict'

export const devicePosture = defineSelector({
  key: 'device_posture',
  label: 'Device Posture',
  plain: 'A device check',
  category: 'device',
  icon: 'device',
  help: 'Everybody whose device passes this check, such as disk encryption, checked again on every visit.',
  value: z.object({
    // Despite its name the id of a check, not of an integration.
    integration_uid: idValue('Choose a device check.'),
    account_id: optionalTextValue({
      ask: 'Leave out the account.',
      max: 32,
      check: (id) =>
        /^[\da-f]{32}$/.test(id) ? undefined : issue('The account that owns this check has an id that is none.'),
    }),
  }),
  fields: {
    integration_uid: { kind: 'reference', label: 'Device check', to: 'posture_checks' },
    account_id: { kind: 'kept', label: 'Account that shares this check', optional: true },
  },
  example: { integration_uid: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f' },
  // https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#bypass
  decisions: {
    ...anyDecision,
    bypass: {
      fits: 'poorly',
      why: 'Without a login, device checks do nothing where a Worker or Zaraz runs on the application.',
      finding: 'ACT-04',
    },
  },
  identityBased: false,
  judged: 'each-request',
  asks: ({ integration_uid }, { nameOf }) => [
    {
      fact: 'posture',
      which: integration_uid,
      label: named(
        { kind: 'posture_checks', id: integration_uid },
        nameOf({ kind: 'posture_checks', id: integration_uid }),
      ).text,
    },
  ],
  terraform: 'device_posture',
  inInfrastructure: true,
  words: ({ integration_uid }, { nameOf }) => {
    const check = pointedAt('posture_checks', integration_uid, nameOf)
    return {
      who: [words('anyone whose device passes '), ...check],
      they: [words('use a device that passes '), ...check],
    }
  },
  evaluate: ({ integration_uid }, { posture = {} }) =>
    Object.hasOwn(posture, integration_uid) ? is(posture[integration_uid] === true) : 'unknown',
  fact: ({ integration_uid }, { posture = {} }, _lookup, { nameOf }) => {
    const what = pointedAt('posture_checks', integration_uid, nameOf, 'device check')
    return Object.hasOwn(posture, integration_uid) ? { what, seen: [words('was not passed')] } : { what }
  },
  // https://developers.cloudflare.com/cloudflare-one/reusable-components/posture-checks/client-checks/require-warp/
  finds: ({ integration_uid: id }, context) => {
    const check = context.postureChecks?.find((one) => one.id === id)
    if (!opens(context) || check?.type !== 'warp') return []
    const own = context.postureChecks?.find(({ type }) => type === 'gateway')
    const message = `Any device with the Cloudflare client gets in here, even with the free consumer version of it. Use a Gateway check, which only devices of your organization pass.`
    const mend = own && { label: `Use “${own.name}”`, rule: { integration_uid: own.id } }
    return [{ id: 'OPEN-09', severity: 'risk', message, ...(mend ? { mend } : {}) }]
  },
})
