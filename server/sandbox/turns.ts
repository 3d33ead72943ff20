/**
 * Lets the writes of one account happen one after the other, so that what one of them checked is still so when it
 * stores. The next turn comes whether the one before it worked or not.
 */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
    const mine = (last.get(account) ?? Promise.resolve()).then(work, work)
    last.set(account, mine)
    return mine
  }
}
