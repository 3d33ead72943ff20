import {
  AtIcon,
  BuildingsIcon,
  CertificateIcon,
  CloudIcon,
  DevicesIcon,
  FingerprintIcon,
  GaugeIcon,
  GithubLogoIcon,
  GlobeIcon,
  GoogleLogoIcon,
  KeyIcon,
  LinkIcon,
  ListBulletsIcon,
  MapPinIcon,
  NetworkIcon,
  PlugIcon,
  QuestionIcon,
  ShieldCheckIcon,
  SignInIcon,
  TagIcon,
  UserIcon,
  UsersThreeIcon,
  type Icon,
} from '@phosphor-icons/react'
import type { IconName } from '#core/selector'

const icons: Record<IconName, Icon> = {
  person: UserIcon,
  people: UsersThreeIcon,
  at: AtIcon,
  list: ListBulletsIcon,
  globe: GlobeIcon,
  network: NetworkIcon,
  'map-pin': MapPinIcon,
  'sign-in': SignInIcon,
  fingerprint: FingerprintIcon,
  building: BuildingsIcon,
  github: GithubLogoIcon,
  google: GoogleLogoIcon,
  key: KeyIcon,
  certificate: CertificateIcon,
  device: DevicesIcon,
  gauge: GaugeIcon,
  plug: PlugIcon,
  link: LinkIcon,
  shield: ShieldCheckIcon,
  cloud: CloudIcon,
  tag: TagIcon,
  question: QuestionIcon,
}

/** The picture of a selector. It only repeats what the words beside it say, so it is not read out. */
export function SelectorIcon({ name, size = 18 }: { name: IconName; size?: number }) {
  const Shape = icons[name]
  return <Shape aria-hidden size={size} className="shrink-0" />
}
