import './zod-without-eval'
import { CSPProvider } from '@cloudflare/kumo/primitives/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client'
import { cspNonce } from './csp-nonce'
import { focusOnNavigation } from './frame/focus-on-navigation'
import { createAppRouter } from './routes'
import './styles.css'

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
focusOnNavigation(router)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <CSPProvider {...(cspNonce !== undefined && { nonce: cspNonce })}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
