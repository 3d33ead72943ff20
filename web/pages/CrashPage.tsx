import type { ErrorComponentProps } from '@tanstack/react-router'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'

/** In the place of a page that failed to load or broke while it was shown. Drafts are kept by the browser. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="Something went wrong">
      <Banner tone="error" title="This page could not be shown">
        Nothing was changed in Cloudflare by this. Try again; if it stays, load the page anew.
      </Banner>
      <div className="flex gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => location.reload()}>Load the page anew</Button>
      </div>
      <p className="text-sm wrap-anywhere text-kumo-subtle">{error instanceof Error ? error.message : String(error)}</p>
    </Page>
  )
}
