import type { RouteRecordRaw } from 'vue-router'

/** `bare` pages stand without the frame and need no session; `operator` pages are for the operator only. */
declare module 'vue-router' {
  interface RouteMeta {
    bare?: boolean
    operator?: boolean
  }
}

const bare = { bare: true }
const operator = { operator: true }

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/notices' },
  { path: '/sign-in', meta: bare, component: () => import('../people/SignInPage.vue') },
  { path: '/set-up', meta: bare, component: () => import('../people/SetUpPage.vue') },
  { path: '/notices', component: () => import('../notices/NoticesPage.vue') },
  { path: '/notices/new', component: () => import('../notices/WriteNoticePage.vue') },
  { path: '/notices/:id', props: true, component: () => import('../notices/NoticePage.vue') },
  { path: '/notices/:id/edit', props: true, component: () => import('../notices/WriteNoticePage.vue') },
  { path: '/screens', component: () => import('../screens/ScreensPage.vue') },
  { path: '/screens/pair', component: () => import('../screens/PairPage.vue') },
  { path: '/screens/:id', props: true, component: () => import('../screens/ScreenPage.vue') },
  { path: '/plays', component: () => import('../plays/PlaysPage.vue') },
  { path: '/campaigns', meta: operator, component: () => import('../campaigns/CampaignsPage.vue') },
  { path: '/campaigns/new', meta: operator, component: () => import('../campaigns/BookCampaignPage.vue') },
  { path: '/orders', component: () => import('../orders/OrdersPage.vue') },
  { path: '/shops', component: () => import('../shops/ShopsPage.vue') },
  { path: '/audit', meta: operator, component: () => import('../audit/AuditPage.vue') },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue') },
]
