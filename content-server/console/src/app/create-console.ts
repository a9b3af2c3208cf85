import { client, type Fetch } from '@linli/contract/client.ts'
import type { Language } from '@linli/contract/text.ts'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, type RouterHistory } from 'vue-router'
import { LANGUAGE_KEY } from '../composables/use-language.ts'
import { usePeople } from '../people/people-store.ts'
import App from './App.vue'
import { useConnection } from './connection-store.ts'
import { guard } from './guard.ts'
import { routes } from './routes.ts'
import { provideServices, type Services } from './services.ts'
import { watchedCall, type CallEvents } from './watched-call.ts'
import { createWords } from './words.ts'

/** What the console takes from the world. */
export type World = {
  fetch: Fetch
  uploadFetch: (told: (part: number) => void) => Fetch
  history: RouterHistory
  clock: Services['clock']
  newKey: Services['newKey']
  memory: Services['memory']
  /** Hears of a key without words; without it the page shows the key. */
  missingWords?: (key: string) => never
}

/** Composes the console; nothing of it lives outside what is returned. */
export function createConsole(world: World) {
  const app = createApp(App)
  const router = createRouter({
    history: world.history,
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  const events: CallEvents = {
    reached: () => useConnection().reached(),
    unreachable: () => useConnection().unreachable(),
    sessionLost: () => loseSession(),
  }

  function loseSession(): void {
    const people = usePeople()
    // Asking who one is, before anyone has signed in, loses nothing.
    if (!people.person) return
    people.forget()
    void router.push({ path: '/sign-in', query: { back: router.currentRoute.value.fullPath, lost: '1' } })
  }

  provideServices(app, {
    call: watchedCall(client('', world.fetch), events),
    callWithProgress: (told) => watchedCall(client('', world.uploadFetch(told)), events),
    clock: world.clock,
    newKey: world.newKey,
    memory: world.memory,
  })
  app.use(createPinia())
  app.use(createWords(languageOf(world.memory), world.missingWords))
  router.beforeEach(guard)
  app.use(router)
  return { app, router }
}

function languageOf(memory: World['memory']): Language {
  return memory.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh'
}
