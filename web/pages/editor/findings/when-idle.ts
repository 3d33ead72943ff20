/** At the latest after so many milliseconds it is done, idle or not. */
const AT_LATEST = 1000

/** Does the work once when the page has nothing better to do; asked for again before that, only once. Answers what calls it off. */
export function whenIdle(work: () => void): { ask: () => void; callOff: () => void } {
  let callOff: (() => void) | undefined
  const run = () => {
    callOff = undefined
    work()
  }
  return {
    ask: () => {
      callOff?.()
      if (typeof requestIdleCallback === 'function') {
        const handle = requestIdleCallback(run, { timeout: AT_LATEST })
        callOff = () => cancelIdleCallback(handle)
      } else {
        const handle = setTimeout(run, 0)
        callOff = () => clearTimeout(handle)
      }
    },
    callOff: () => callOff?.(),
  }
}
