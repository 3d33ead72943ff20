import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { asApiError } from '../api/api-error'
import { stoppedTitle } from './stopped'
import { StoppedPage } from './StoppedPage'

/** For a sign-in link that did not work. One that works leads on before anything is shown. */
export function SignInFailedPage({ error }: ErrorComponentProps) {
  const router = useRouter()
  const failed = asApiError(error)
  return (
    <StoppedPage
      title={stoppedTitle(failed) ?? 'Signing in did not work'}
      error={failed}
      busy={false}
      onRetry={() => void router.navigate({ to: '/', replace: true })}
    />
  )
}
