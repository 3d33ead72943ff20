import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sessionQuery } from '../api/session'
import { paths } from '../paths'
import { StoppedPage } from './StoppedPage'
import { stoppedTitle } from './stopped'

/** Every page, as long as the server lets somebody in; else what is in the way. Pages do not wait for its answer. */
export function SignInGate({ children }: { children: ReactNode }) {
  const { error, refetch, isFetching } = useQuery(sessionQuery())
  const signingIn = useRouterState({ select: ({ location }) => location.pathname === paths.signIn() })
  const title = error ? stoppedTitle(error) : undefined
  if (!error || title === undefined || signingIn) return children
  return <StoppedPage title={title} error={error} busy={isFetching} onRetry={() => void refetch()} />
}
