import { inject, type App, type InjectionKey } from 'vue'
import type { Call } from '@linli/contract/client.ts'

/** What the pages need from outside: passed in once, so that tests and other homes can pass their own. */
export type Services = {
  /** Calls a route of the contract at the page's own server. */
  call: Call
  /** The same for one upload, telling how far it is (0…1). */
  callWithProgress: (told: (part: number) => void) => Call
  /** Milliseconds since 1970. */
  clock: () => number
  /** A new key for a request that may be sent twice. */
  newKey: () => string
  /** What the browser keeps between visits. */
  memory: Pick<Storage, 'getItem' | 'setItem'>
}

const SERVICES: InjectionKey<Services> = Symbol('services')

export function provideServices(app: App, services: Services): void {
  app.provide(SERVICES, services)
}

/** The services of this app; works in components and in stores. */
export function useServices(): Services {
  const services = inject(SERVICES)
  if (!services) throw new Error('the console is not composed: services are missing')
  return services
}
