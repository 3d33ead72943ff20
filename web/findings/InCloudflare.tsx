/** What to do in Cloudflare's dashboard, where Gatehouse changes nothing, with the way there. */
export const InCloudflare = ({ children }: { children: string }) => (
  <p className="text-sm wrap-anywhere text-kumo-subtle">
    {children}{' '}
    <a
      href="https://one.dash.cloudflare.com/"
      target="_blank"
      rel="noreferrer"
      className="text-kumo-link underline underline-offset-2"
    >
      Open Cloudflare’s dashboard (new window)
    </a>
  </p>
)
