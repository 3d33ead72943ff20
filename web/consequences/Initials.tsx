interface Props {
  email: string
  name?: string | undefined
}

/** Two letters in a circle, for the eye: the name stands beside them. */
export function Initials({ email, name }: Props) {
  return (
    <span
      aria-hidden
      className="flex size-8 shrink-0 items-center justify-center rounded-full bg-kumo-tint text-xs font-semibold uppercase"
    >
      {initialsOf(name ?? email.replace(/@.*/, ''))}
    </span>
  )
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const parts = name.split(/[\s._+-]+/u).filter((part) => /\p{L}|\p{N}/u.test(part))
  const [first = '?', last] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  return [first, last].map((part) => (part === undefined ? '' : (Array.from(part)[0] ?? ''))).join('')
}
