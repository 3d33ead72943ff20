import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'

export function Brand() {
  return (
    <AppLink href={paths.home()} className="flex items-center gap-2 text-lg font-semibold no-underline">
      <img src="/icon.svg" alt="" width={24} height={24} />
      Gatehouse
    </AppLink>
  )
}
