/** On the practice account: how to come to a real one. */
export function ConnectAccount() {
  return (
    <div className="flex flex-col gap-3">
      <p>
        <strong className="font-semibold">Practice account.</strong> An invented company, kept on the computer that
        Gatehouse runs on. There is no token, and nothing is sent to Cloudflare.
      </p>
      <div>
        <h3 className="mb-1 font-semibold">Connect your account</h3>
        <ol className="flex list-decimal flex-col gap-1.5 pl-5">
          <li>
            In Cloudflare’s dashboard open{' '}
            <a
              href="https://dash.cloudflare.com/profile/api-tokens"
              target="_blank"
              rel="noreferrer"
              className="text-kumo-link underline underline-offset-2"
            >
              My Profile, API Tokens (new window)
            </a>{' '}
            and make a token with the permissions listed below. Without those that end in Write you can look, but not
            change.
          </li>
          <li>
            Stop Gatehouse, and start it again with the token:
            <code className="mt-1 block overflow-x-auto rounded-lg bg-kumo-tint px-3 py-2 text-sm" tabIndex={0}>
              CLOUDFLARE_API_TOKEN=… npm start
            </code>
          </li>
        </ol>
      </div>
      <p className="text-kumo-subtle">
        The token stays on that computer. It never reaches a browser, and stands in no log.
      </p>
    </div>
  )
}
