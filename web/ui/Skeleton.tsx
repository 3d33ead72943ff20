/** The place of a line of text that is still loading. `className` gives its width. */
export function Skeleton({ className = 'w-32' }: { className?: string }) {
  return <span aria-hidden className={`block h-4 rounded bg-kumo-fill motion-safe:animate-pulse ${className}`} />
}
