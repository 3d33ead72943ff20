export function NotEveryone() {
  return null
}
