import { SignOutIcon } from '@phosphor-icons/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { signOut } from '../api/sign-in'
import { Button } from '../ui/Button'

/** Who the server says is here, and with which role; for a session of our own, how to end it. */
export function SignedInAs() {
  const { data: session } = useQuery(sessionQuery())
  const queries = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      // What was read must not stay on the screen of a shared computer.
      queries.clear()
      location.assign('/')
    },
  })
  if (!session || session.signIn === 'none') return null
  if (session.signIn === 'link') {
    return (
      <Button variant="ghost" size="sm" icon={SignOutIcon} loading={isPending} onClick={() => mutate()}>
        Sign out
      </Button>
    )
  }
  return (
    <p className="text-sm wrap-anywhere text-kumo-subtle">
      {session.actor}
      <br />
      Role: {session.role}
    </p>
  )
}
