import { useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds without a key before the text goes into the address. */
const PAUSE = 250

/**
 * The text of a filter that the address keeps. What is typed is held here and written to the address after a pause, or
 * when the filter is left (`flush`), because an input bound to the address loses keys; an address that changes for
 * another reason wins.
 */
export function useSearchText(inAddress: string, toAddress: (text: string) => void) {
  const [here] = useState(() => window.location.pathname)
  const [text, setText] = useState(inAddress)
  const written = useRef(inAddress)
  const write = useRef(toAddress)
  useEffect(() => {
    write.current = toAddress
  })

  const flush = useCallback(() => {
    // Whoever has followed a link meanwhile must not be fetched back to the list.
    if (text === written.current || window.location.pathname !== here) return
    written.current = text
    write.current(text)
  }, [text, here])

  useEffect(() => {
    if (inAddress === written.current) return
    written.current = inAddress
    setText(inAddress)
  }, [inAddress])

  useEffect(() => {
    if (text === written.current) return undefined
    const timer = setTimeout(flush, PAUSE)
    return () => clearTimeout(timer)
  }, [text, flush])

  return { text, setText, flush }
}
