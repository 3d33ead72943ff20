import { describe, expect, it } from 'vitest'
import type { Fit } from '#core/selector'
import { selectors } from '#core/selectors'
import { holdsMany, suggestionGroups, unreadNotes } from './add-rule-options'

const suggestion = (title: string, fit: Fit = { fits: 'yes' }) => {
  const [selector] = selectors
  if (!selector) throw new Error('There are no selectors.')
  return { id: title, selector, value: {}, title, detail: '', complete: true, fit }
}
const no: Fit = { fits: 'no', why: 'Nobody logs in here.' }

describe('the list under the "add a rule" box', () => {
  it('puts what cannot work last, under its own heading', () => {
    const groups = suggestionGroups('', [suggestion('a', no), suggestion('b')])
    expect(groups.map(({ suggestions }) => suggestions.map(({ title }) => title))).toEqual([['b'], ['a']])
    expect(groups.at(-1)?.label).toBe('Cannot work with this action')
  })

  it('keeps the order of fit once something is typed', () => {
    const groups = suggestionGroups('x', [suggestion('z'), suggestion('a')])
    expect(groups).toHaveLength(1)
    expect(groups[0]?.suggestions.map(({ title }) => title)).toEqual(['z', 'a'])
  })

  it('shows a few dozen of thousands', () => {
    const many = Array.from({ length: 5000 }, (_, index) => suggestion(`person ${index}`))
    expect(suggestionGroups('person', many)[0]?.suggestions.length).toBeLessThanOrEqual(100)
  })
})

describe('what the list cannot offer', () => {
  const everything = {
    email_lists: [],
    ip_lists: [],
    identity_providers: [],
    service_tokens: [],
    posture_checks: [],
    apps: [],
    accounts: [],
  }

  it('is said, with the reason', () => {
    const error = { message: 'The token may not read them.' }
    expect(unreadNotes(everything, [{ kind: 'groups', error }])).toEqual([
      'Groups could not be read: The token may not read them.',
    ])
    expect(unreadNotes({ ...everything, groups: [] }, [{ kind: 'people', error }])[0]).toMatch(
      /^People could not be read/,
    )
    expect(unreadNotes({ ...everything, groups: [] }, [{ kind: 'people of directories', error }])).toEqual([
      'People of directories could not be read: The token may not read them.',
    ])
  })

  it('is told as one sentence when one reason holds for several', () => {
    const error = { message: 'No.' }
    expect(
      unreadNotes(everything, [
        { kind: 'groups', error },
        { kind: 'people', error },
      ]),
    ).toEqual(['Groups and people could not be read: No.'])
  })

  it('says what is still being read', () => {
    expect(unreadNotes(everything, [])).toEqual(['Still reading groups…'])
    expect(unreadNotes({ ...everything, groups: [] }, [])).toEqual([])
  })
})

describe('whether pasted text is one value or many', () => {
  it.each(['a@x.com\nb@x.com', 'a@x.com, b@x.com', 'a@x.com b@x.com', 'Ana\tana@x.com', '10.0.0.0/8;192.168.0.0/16'])(
    'many: %j',
    (text) => {
      expect(holdsMany(text)).toBe(true)
    },
  )

  it.each(['ana@x.com', ' ana@x.com \n', 'Lima, Ana', 'Ana Lima <ana@x.com>', 'Disk encryption', '2001:db8::/32'])(
    'one: %j',
    (text) => {
      expect(holdsMany(text)).toBe(false)
    },
  )
})
