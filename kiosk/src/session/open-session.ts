import { createPinia, disposePinia } from 'pinia'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { routes } from './routes.ts'
import SessionApp from './SessionApp.vue'
import { SESSION_WORLD, type SessionWorld } from './session-world.ts'

export type OpenSession = { end(): void }

/**
 * One person's time at the kiosk is an app of its own, with its own stores and its own history in memory.
 * Ending it throws all of that away: nothing has to be remembered to be reset.
 */
export function openSession(place: HTMLElement, world: SessionWorld): OpenSession {
  const root = place.ownerDocument.createElement('div')
  place.append(root)
  const app = createApp(SessionApp)
  const pinia = createPinia()
  const router = createRouter({ history: createMemoryHistory(), routes })
  app.use(pinia)
  app.use(router)
  app.provide(SESSION_WORLD, world)
  // A memory history does not start by itself before the first page is pushed.
  void router.push('/')
  app.mount(root)
  return {
    end() {
      app.unmount()
      disposePinia(pinia)
      root.remove()
    },
  }
}
