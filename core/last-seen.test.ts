import { expect, test } from 'vitest'
import { requestOfIdentity } from './last-seen'

// The example of https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/users/subresources/last_seen_identity/
const documented = {
  account_id: '1234567890',
  auth_status: 'NONE',
  common_name: '',
  device_id: '',
  device_sessions: { foo: { last_authenticated: 1638832687 } },
  devicePosture: {
    foo: { id: 'foo', check: { exists: true, path: '/' }, error: '', rule_name: '', success: true, type: 'file' },
    bar: { id: 'bar', success: false },
    odd: { id: 'odd', error: 'not run' },
  },
  email: 'user@example.com',
  geo: { country: 'US' },
  iat: 1694791905,
  idp: { id: 'idp-1', type: 'google' },
  ip: '127.0.0.0',
  is_gateway: false,
  is_warp: false,
  mtls_auth: { auth_status: 'NONE', cert_issuer_dn: '', cert_issuer_ski: '', cert_presented: false, cert_serial: '' },
  service_token_id: '',
  service_token_status: false,
  user_uuid: '57cf8cf2-f55a-4588-9ac9-f5e41e9f09b4',
  version: 2,
}

test('the facts of the last login, each as rules name it', () => {
  expect(
    requestOfIdentity({ ...documented, amr: ['pwd', 'mfa'], groups: ['devs', { id: 'g-1', name: 'Ops' }] }),
  ).toEqual({
    at: '2023-09-15T15:31:45.000Z',
    request: {
      email: 'user@example.com',
      identity_provider: { id: 'idp-1', type: 'google' },
      asserted: { groups: ['devs', 'g-1', 'Ops'] },
      auth_methods: ['pwd', 'mfa'],
      country: 'US',
      ip: '127.0.0.0',
      posture: { foo: true, bar: false },
      certificate: null,
      service_token: null,
    },
  })
})

test('what the row does not tell, or tells as something else, is a fact we lack', () => {
  expect(requestOfIdentity({ email: 7, idp: { id: 'x' }, geo: {}, ip: '', groups: 'devs', iat: 'today' })).toEqual({
    request: {},
  })
  expect(requestOfIdentity({ mtls_auth: { cert_presented: true }, common_name: '' })).toEqual({ request: {} })
  expect(requestOfIdentity(undefined)).toBeUndefined()
  expect(requestOfIdentity([])).toBeUndefined()
})

test('a certificate, a machine key and attributes', () => {
  expect(
    requestOfIdentity({
      mtls_auth: { cert_presented: true },
      common_name: 'laptop-7',
      service_token_status: true,
      service_token_id: 'ci',
      saml_attributes: { team: ['Sales', 'Legal'], level: 3 },
    })?.request,
  ).toEqual({
    certificate: { common_name: 'laptop-7' },
    service_token: 'ci',
    asserted: { attributes: { team: ['Sales', 'Legal'], level: ['3'] } },
  })
})
