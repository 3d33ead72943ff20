import { SEVERITIES } from '#core/findings/finding'
import { SeverityMark } from '../../../findings/SeverityMark'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'

/** The gravest of what is found at some places, for where these are closed. A place stands for the positions in it too. */
export function PlaceMark({ places }: { places: readonly string[] }) {
  const gravest = useStore(useDraftEditor().findings, (found) => {
    const here = [...(found?.byPlace ?? [])].flatMap(([key, findings]) =>
      places.some((place) => key === place || key.startsWith(`${place}.`)) ? findings : [],
    )
    return SEVERITIES.find((severity) => here.some((finding) => finding.severity === severity))
  })
  return gravest && <SeverityMark severity={gravest} />
}
