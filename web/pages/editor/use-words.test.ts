import { describe, expect, it } from 'vitest'
import type { Use } from '#core/account-data'
import { keptBy, reachWords } from './use-words'

const use = (kind: Use['kind'], id: string): Use => ({ kind, id, name: id })

describe('how far a change reaches', () => {
  it('counts what uses the thing', () => {
    const uses = [use('apps', 'a'), use('policies', 'p'), use('policies', 'q')]
    expect(reachWords('groups', uses)).toBe(
      'This group is used by 1 application and 2 policies. The change holds there at once.',
    )
    expect(keptBy(uses)).toBe('Still used by 1 application and 2 policies: remove it there first.')
  })

  it('says that nothing uses it only when that is known', () => {
    expect(reachWords('policies', [])).toMatch(/^Nothing uses this policy yet/)
    expect(reachWords('policies', undefined)).toMatch(/^What uses this policy is not known/)
    expect(keptBy([])).toBeUndefined()
  })
})
