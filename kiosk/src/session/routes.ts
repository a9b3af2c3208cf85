import type { RouteRecordRaw } from 'vue-router'
import type { PageKind } from '../idle/idle.ts'
import BillsPage from '../bills/BillsPage.vue'
import HelpPage from '../help/HelpPage.vue'
import HomePage from '../home/HomePage.vue'
import NoticePage from '../notices/NoticePage.vue'
import NoticesPage from '../notices/NoticesPage.vue'
import PlacedPage from '../order/PlacedPage.vue'
import ReviewPage from '../order/ReviewPage.vue'
import ShopPage from '../order/ShopPage.vue'
import ShopsPage from '../order/ShopsPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Where «back» leads; home unless said. */
    back?: string
    /** How long one may look at it; see `idle.ts`. */
    kind?: PageKind
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage },
  { path: '/notices', name: 'notices', component: NoticesPage },
  { path: '/notices/:noticeId', name: 'notice', component: NoticePage, meta: { back: 'notices' } },
  { path: '/shops', name: 'shops', component: ShopsPage },
  { path: '/shops/:shopId', name: 'shop', component: ShopPage, meta: { back: 'shops', kind: 'form' } },
  {
    path: '/shops/:shopId/review',
    name: 'review',
    component: ReviewPage,
    meta: { back: 'shop', kind: 'form' },
  },
  { path: '/placed', name: 'placed', component: PlacedPage, meta: { kind: 'success' } },
  { path: '/bills', name: 'bills', component: BillsPage, meta: { kind: 'form' } },
  { path: '/help', name: 'help', component: HelpPage },
]
