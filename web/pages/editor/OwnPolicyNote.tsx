import { sentenceOf } from '#core/sentence'
import { useAccountNames } from '../../api/account'
import type { OwnPolicy } from '../../api/own-policies'
import { PhraseText } from '../../rules/PhraseText'
import { Banner } from '../../ui/Banner'

/** In place of the editor, for a policy that lives in one application: what it says, and where it is changed. */
export function OwnPolicyNote({ policy: { app, document } }: { policy: OwnPolicy }) {
  const names = useAccountNames()
  return (
    <>
      <Banner title={`“${document.name}” belongs to the application ${app.name}`}>
        It is of the older kind: it lives in that application, and is changed there, in Cloudflare’s dashboard.
      </Banner>
      <p className="text-lg/7 wrap-anywhere">
        <PhraseText phrase={sentenceOf('policies', document, { ...names, limit: 20 })} />
      </p>
    </>
  )
}
