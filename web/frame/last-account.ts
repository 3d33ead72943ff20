/** `public/ahead.js` reads the same. */
const KEY = 'gatehouse-account'

/** The account that was open last in this browser. */
export function lastAccount(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    // The browser keeps nothing for this address: the first account is opened instead.
    return undefined
  }
}

export function rememberAccount(id: string) {
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // See above: nothing depends on it.
  }
}
