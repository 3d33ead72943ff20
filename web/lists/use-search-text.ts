import { useEffect, useRef, useState } from 'react'

/** Milliseconds without a key before the text goes into the address. */
const PAUSE = 250

/**
 * The text of a filter that the address keeps. What is typed is held here and written to the address after a pause,
 * because an input bound to the address loses keys; an address that changes for another reason wins.
 */
export function useSearchText(inAddress: string, toAddress: (text: string) => void) {
  const [text, setText] = useState(inAddress)
  const written = useRef(inAddress)
  const write = useRef(toAddress)
  useEffect(() => {
    write.current = toAddress
  })

  useEffect(() => {
    if (inAddress === written.current) return
    written.current = inAddress
    setText(inAddress)
  }, [inAddress])

  useEffect(() => {
    if (text === written.current) return undefined
    const timer = setTimeout(() => {
      written.current = text
      write.current(text)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  return [text, setText] as const
}
