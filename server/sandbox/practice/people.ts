/** Which login method a person uses. */
export type Login = 'entra' | 'okta' | 'google' | 'github' | 'saml' | 'oidc' | 'pin'

export type Team =
  | 'Design'
  | 'Engineering'
  | 'IT'
  | 'Finance'
  | 'People'
  | 'Operations'
  | 'Board'
  | 'Labs'
  | 'Nordkai'
  | 'Outside'

export type Place = 'lisbon' | 'porto' | 'piraeus' | 'yokohama' | 'hamburg' | 'santos' | 'home'

/** One of the cast, with what makes this person worth having. All else that is known follows from these. */
export interface Person {
  email: string
  name: string
  team: Team
  place: Place
  login: Login
  /** RFC 3339; absent: has never logged in. */
  lastLogin?: string
  /** `company`: managed, all checks pass. `behind`: managed, but not up to date. `own`: no client on it. */
  device: 'company' | 'behind' | 'own'
  risk?: 'low' | 'medium' | 'high'
  /** Checks that another device, with which Access saw this person after the last login, does not pass. */
  failsSince?: string[]
}

type Row = [name: string, local: string, place: Place, lastLogin: string | undefined, more?: Partial<Person>]

const team = (name: Team, domain: string, login: Login, rows: Row[]): Person[] =>
  rows.map(([person, local, place, lastLogin, more]) => ({
    email: `${local}@${domain}`,
    name: person,
    team: name,
    place,
    login,
    device: 'company',
    ...(lastLogin === undefined ? {} : { lastLogin }),
    ...more,
  }))

/** Everybody who may come to the doors of Harbour & Gannet. No name or address belongs to a real person. */
export const people: Person[] = [
  ...team('Design', 'harbour.example', 'entra', [
    ['Ana Ferreira', 'ana', 'lisbon', '2026-11-20T09:02:11Z', { risk: 'low' }],
    ['Duarte Vasconcelos e Sousa', 'duarte', 'porto', '2026-11-20T08:47:53Z'],
    ['Inês Magalhães', 'ines.magalhaes', 'porto', '2026-11-19T14:20:30Z'],
    ['Wren O’Dowd', 'wren', 'home', '2026-11-18T10:11:12Z', { device: 'behind' }],
    [
      'Maria do Carmo de Albuquerque Vasconcelos e Noronha da Silveira',
      'maria.do.carmo.de.albuquerque.vasconcelos.e.noronha',
      'lisbon',
      '2026-11-17T16:05:00Z',
    ],
  ]),
  ...team('Engineering', 'harbour.example', 'entra', [
    ['Bruno Tavares', 'bruno', 'lisbon', '2026-11-20T07:58:01Z', { risk: 'low' }],
    ['Priya Raghunathan', 'priya', 'home', '2026-11-20T21:40:09Z'],
    // Left the company in September; still in the lists that nobody cleaned.
    ['Tomasz Wiśniewski', 'tomasz', 'home', '2026-09-11T15:00:00Z', { device: 'own', risk: 'medium' }],
    ['Léa Marchetti-Okonkwo', 'lea', 'lisbon', '2026-11-19T08:12:44Z'],
    ['Νίκος Παπαδόπουλος', 'nikos', 'piraeus', '2026-11-20T06:31:20Z', { device: 'behind' }],
    ['Zoë van der Berg', 'zoe', 'home', '2026-11-14T11:00:59Z'],
  ]),
  ...team('IT', 'harbour.example', 'entra', [
    ['Rita Câmara', 'rita', 'lisbon', '2026-11-20T07:15:33Z'],
    ['Samuel Adeyemi', 'samuel', 'lisbon', '2026-11-20T18:22:10Z'],
    ['يوسف حداد', 'yusuf', 'porto', '2026-11-19T09:45:27Z'],
  ]),
  ...team('Finance', 'harbour.example', 'entra', [
    ['Helena Quintela', 'helena', 'lisbon', '2026-11-20T09:30:00Z'],
    ['João Pedro Antunes', 'joao.pedro', 'lisbon', '2026-11-19T17:41:05Z'],
    // Works on a borrowed laptop since: what a test of policies goes by is not what the last login says.
    ['Graça Bragança', 'graca', 'porto', '2026-11-13T12:12:12Z', { failsSince: ['disk'] }],
    ['Otávio Nóbrega', 'otavio', 'santos', '2026-11-18T19:08:48Z', { risk: 'low' }],
  ]),
  ...team('People', 'harbour.example', 'entra', [
    ['Catarina Lourenço', 'catarina', 'lisbon', '2026-11-20T10:00:41Z'],
    ['Bo Li', 'bo', 'lisbon', '2026-11-12T08:00:00Z'],
  ]),
  ...team('Operations', 'harbour.example', 'entra', [
    ['Ελένη Καραγιάννη', 'eleni', 'piraeus', '2026-11-20T05:50:13Z'],
    ['Σταύρος Μαυρομιχάλης', 'stavros', 'piraeus', '2026-11-16T05:44:02Z', { device: 'behind' }],
    ['森本 遥', 'haruka', 'yokohama', '2026-11-20T00:12:25Z'],
    ['小野寺 健二', 'kenji', 'yokohama', '2026-11-19T23:55:38Z'],
    ['Thiago Sant’Ana', 'thiago', 'santos', '2026-11-20T12:20:02Z'],
    ['Luana Conceição dos Santos', 'luana', 'santos', '2026-11-20T12:31:50Z'],
    ['Rui Sá', 'rui', 'lisbon', undefined],
  ]),
  ...team('Board', 'harbour.example', 'entra', [
    ['Teresa Gannet', 'teresa', 'lisbon', '2026-11-19T20:15:00Z'],
    ['Vítor Harbour', 'vitor', 'home', '2026-10-30T07:07:07Z', { device: 'own' }],
  ]),
  ...team('Labs', 'example.com', 'google', [
    ['Sofia Lindqvist', 'sofia', 'home', '2026-11-20T13:13:13Z'],
    ['Omar Benali', 'omar', 'lisbon', '2026-11-20T10:48:19Z'],
    ['陈美', 'mei', 'home', '2026-11-17T02:30:45Z', { device: 'behind' }],
    ['Ada Nwosu', 'ada', 'lisbon', '2026-11-20T15:59:59Z'],
  ]),
  ...team('Nordkai', 'nordkai.example', 'okta', [
    ['Jutta Petersen', 'jutta.petersen', 'hamburg', '2026-11-20T06:05:16Z'],
    ['Hinnerk Claaßen', 'hinnerk.claassen', 'hamburg', '2026-11-19T06:10:22Z', { device: 'behind' }],
  ]),
  ...team('Outside', 'tidewright.example', 'pin', [
    ['Carla Moniz', 'carla', 'home', '2026-11-19T10:01:00Z', { device: 'own' }],
    ['Deniz Aydın', 'deniz', 'home', '2026-11-20T11:26:34Z', { device: 'own' }],
  ]),
  ...team('Outside', 'gmail.com', 'github', [
    // Keeps the books now and then, on a laptop of the company's; a guest in its directory.
    ['Benedita Rosa', 'benedita.rosa.contas', 'lisbon', '2026-11-12T09:41:07Z', { login: 'entra' }],
    ['Felix Abara', 'felix.abara.boats', 'home', '2026-11-02T18:18:18Z', { device: 'own', risk: 'high' }],
  ]),
  ...team('Outside', 'customs.example', 'oidc', [
    ['Δήμητρα Αγγελοπούλου', 'dimitra', 'piraeus', '2026-11-18T07:20:00Z', { device: 'own' }],
  ]),
  ...team('Outside', 'port-agents.example', 'saml', [
    ['Nuno Prata', 'nuno', 'porto', '2026-11-11T09:09:09Z', { device: 'own' }],
  ]),
]
