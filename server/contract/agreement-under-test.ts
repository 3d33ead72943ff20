import { expect, test } from 'vitest'
import type { Judge } from './judge'

/** To be called at the end of a file: the test that what was said in the tests above agrees with the document. */
export function testAgreement(judge: Judge) {
  test('nothing that was said contradicts Cloudflare’s document', () => {
    expect(judge.judged.size).toBeGreaterThan(0)
    expect([...new Set(judge.complaints)]).toEqual([])
  })
}
