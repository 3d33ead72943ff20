import { expect, test } from 'vitest'
import { isMember, roleOf } from './roles'

const members = {
  owner: ['Ada@Example.com', 'group:Door Wardens'],
  editor: ['@example.com', 'token:pipeline.access', 'group:2f1c'],
  viewer: ['@partner.example', 'ada@example.com'],
}
const person = (email: string, ...groups: string[]) => ({ email, groups })

test.each([
  ['the highest of several roles counts', person('ada@example.COM'), 'owner'],
  ['a domain gives its people a role', person('bea@example.com'), 'editor'],
  ['a group by its name', person('cai@elsewhere.example', 'Door Wardens'), 'owner'],
  ['a group by its id', person('cai@elsewhere.example', '2f1c'), 'editor'],
  ['a service token by its name', { serviceToken: 'pipeline.access', groups: [] }, 'editor'],
  ['a viewer by domain', person('dan@partner.example'), 'viewer'],
])('%s', (_, identity, role) => {
  expect(roleOf(identity, members)).toBe(role)
})

test.each([
  ['somebody unknown', person('eve@evil.example')],
  ['a domain that only ends alike', person('eve@notexample.com')],
  ['a domain below ours', person('eve@sub.example.com')],
  ['our domain in front of another', person('eve@example.com@evil.example')],
  ['an email that looks like a group', person('group:Door Wardens')],
  ['a group that is called like a person', person('eve@evil.example', 'ada@example.com')],
  ['a service token that is called like a person', { serviceToken: 'ada@example.com', groups: [] }],
  ['a service token that is called like a domain', { serviceToken: '@example.com', groups: [] }],
  ['a person that is called like a service token', person('token:pipeline.access')],
  ['a group in other letters', person('eve@evil.example', 'door wardens')],
  ['nobody', { groups: [] }],
])('no role for %s', (_, identity) => {
  expect(roleOf(identity, members)).toBeUndefined()
})

test.each(['ada@example.com', '@example.com', 'token:x', 'group:Door Wardens'])('%s can be somebody', (entry) => {
  expect(isMember(entry)).toBe(true)
})

test.each(['*', 'ada', '@', 'token:', 'group:', 'everyone', 'a@b', 'ada @example.com'])('%s can be nobody', (entry) => {
  expect(isMember(entry)).toBe(false)
})
