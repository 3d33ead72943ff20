import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './api/session'
import { signIn } from './api/sign-in'
import { Frame } from './frame/Frame'
import { rememberAccount } from './frame/last-account'
import { CrashPage } from './pages/CrashPage'
import { HomePage } from './pages/HomePage'
import { NotFoundPage } from './pages/NotFoundPage'
import { groupsSearch } from './pages/groups/groups-search'
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

const settings = createRoute({
  getParentRoute: () => account,
  path: 'settings',
  component: lazyRouteComponent(() => import('./pages/settings/SettingsPage'), 'SettingsPage'),
})

const NewPolicyPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'NewPolicyPage')
const PolicyPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'PolicyPage')
const NewGroupPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'NewGroupPage')
const GroupPage = lazyRouteComponent(() => import('./pages/editor/EditorPage'), 'GroupPage')

const newPolicy = createRoute({ getParentRoute: () => account, path: 'policies/new', component: NewPolicyPage })
const policy = createRoute({ getParentRoute: () => account, path: 'policies/$id', component: PolicyPage })
const newGroup = createRoute({ getParentRoute: () => account, path: 'groups/new', component: NewGroupPage })
const zoneGroup = createRoute({
  getParentRoute: () => account,
  path: 'zones/$zone/groups/$id',
  component: GroupPage,
})

const group = createRoute({ getParentRoute: () => account, path: 'groups/$id', component: GroupPage })

const routeTree = root.addChildren([
  home,
  signInLink,
  account.addChildren([accountIndex, policies, newPolicy, policy, groups, newGroup, group, zoneGroup, settings]),
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
