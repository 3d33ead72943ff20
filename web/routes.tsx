import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { draftsQuery } from './api/drafts'
import { sessionQuery } from './api/session'
import { signIn } from './api/sign-in'
import { waitsFor } from './drafts/waits-for'
import { Frame } from './frame/Frame'
import { rememberAccount } from './frame/last-account'
import { historySearch } from './history/history-search'
import { editorSearch } from './pages/editor/editor-search'
import { CrashPage } from './pages/CrashPage'
import { HomePage } from './pages/HomePage'
import { NotFoundPage } from './pages/NotFoundPage'
import { groupsSearch } from './pages/groups/groups-search'
import { healthSearch } from './pages/health/health-search'
import { policiesSearch } from './pages/policies/policies-search'
import { paths } from './paths'
import { SignInFailedPage } from './sign-in/SignInFailedPage'
import { SignInGate } from './sign-in/SignInGate'

interface Context {
  queryClient: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: () => (
    <SignInGate>
      <Outlet />
    </SignInGate>
  ),
})

/** Where a sign-in link leads. Its key stands after the `#`, which is never sent, and is gone from the address after. */
const signInLink = createRoute({
  getParentRoute: () => root,
  path: paths.signIn(),
  beforeLoad: async ({ location: { hash }, context: { queryClient } }) => {
    if (hash !== '') await signIn(hash)
    await queryClient.resetQueries({ queryKey: sessionQuery().queryKey })
    throw redirect({ href: paths.home(), replace: true })
  },
  errorComponent: SignInFailedPage,
})

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const account = createRoute({
  getParentRoute: () => root,
  path: '$account',
  component: Frame,
  notFoundComponent: NotFoundPage,
  onEnter: ({ params }) => rememberAccount(params.account),
  onStay: ({ params }) => rememberAccount(params.account),
})

const accountIndex = createRoute({
  getParentRoute: () => account,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ href: paths.policies(params.account), replace: true })
  },
})

const policies = createRoute({
  getParentRoute: () => account,
  path: 'policies',
  validateSearch: policiesSearch,
  component: lazyRouteComponent(() => import('./pages/policies/PoliciesPage'), 'PoliciesPage'),
})

const groups = createRoute({
  getParentRoute: () => account,
  path: 'groups',
  validateSearch: groupsSearch,
  component: lazyRouteComponent(() => import('./pages/groups/GroupsPage'), 'GroupsPage'),
})

/** Leads to what waits for the person on the page, or else to what was published. */
const changes = createRoute({
  getParentRoute: () => account,
  path: 'changes',
  beforeLoad: async ({ params, context: { queryClient } }) => {
    const waiting = await Promise.all([
      queryClient.ensureQueryData(draftsQuery(params.account)),
      queryClient.ensureQueryData(sessionQuery()),
    ]).then(
      ([drafts, session]) => drafts.find((draft) => waitsFor(draft, session)),
      // The page it leads to says what is wrong.
      () => undefined,
    )
    const part = waiting ? (waiting.state === 'proposed' ? 'waiting' : 'drafts') : 'published'
    throw redirect({ href: paths.changes(params.account, part), replace: true })
  },
})

const changesPart = createRoute({
  getParentRoute: () => account,
  path: 'changes/$part',
  validateSearch: historySearch,
  component: lazyRouteComponent(() => import('./pages/changes/ChangesPage'), 'ChangesPage'),
})

const sharedDraft = createRoute({
  getParentRoute: () => account,
  path: 'changes/drafts/$draft',
  component: lazyRouteComponent(() => import('./pages/changes/DraftPage'), 'DraftPage'),
})

const record = createRoute({
  getParentRoute: () => account,
  path: 'history/$number',
  component: lazyRouteComponent(() => import('./pages/history/RecordPage'), 'RecordPage'),
})

const historyOf = (kind: 'policies' | 'groups', page: 'PolicyHistoryPage' | 'GroupHistoryPage') =>
  createRoute({
    getParentRoute: () => account,
    path: `${kind}/$id/history`,
    validateSearch: historySearch,
    component: lazyRouteComponent(() => import('./pages/history/HistoryPage'), page),
  })

const policyHistory = historyOf('policies', 'PolicyHistoryPage')
const groupHistory = historyOf('groups', 'GroupHistoryPage')

const health = createRoute({
  getParentRoute: () => account,
  path: 'health',
  validateSearch: healthSearch,
  component: lazyRouteComponent(() => import('./pages/health/HealthPage'), 'HealthPage'),
})

const settings = createRoute({
  getParentRoute: () => account,
  path: 'settings',
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage'), 'SettingsPage'),
})

const NewPolicyPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'NewPolicyPage')
const PolicyPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'PolicyPage')
const NewGroupPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'NewGroupPage')
const GroupPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'GroupPage')

const newPolicy = createRoute({
  getParentRoute: () => account,
  path: 'policies/new',
  validateSearch: editorSearch,
  component: NewPolicyPage,
})
const policy = createRoute({
  getParentRoute: () => account,
  path: 'policies/$id',
  validateSearch: editorSearch,
  component: PolicyPage,
})
const newGroup = createRoute({
  getParentRoute: () => account,
  path: 'groups/new',
  validateSearch: editorSearch,
  component: NewGroupPage,
})
const zoneGroup = createRoute({
  getParentRoute: () => account,
  path: 'zones/$zone/groups/$id',
  component: GroupPage,
})

const group = createRoute({
  getParentRoute: () => account,
  path: 'groups/$id',
  validateSearch: editorSearch,
  component: GroupPage,
})

const draftInEditor = createRoute({
  getParentRoute: () => account,
  path: 'drafts/$draft',
  component: lazyRouteComponent(() => import('./pages/editor/SharedEditor'), 'SharedDraftPage'),
})

const routeTree = root.addChildren([
  home,
  signInLink,
  account.addChildren([
    accountIndex,
    policies,
    newPolicy,
    policy,
    groups,
    newGroup,
    group,
    zoneGroup,
    policyHistory,
    groupHistory,
    record,
    changes,
    changesPart,
    sharedDraft,
    draftInEditor,
    health,
    settings,
  ]),
])

/** The app's pages; each page's code is loaded when it is first wanted, or when its link is pointed at. */
export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
