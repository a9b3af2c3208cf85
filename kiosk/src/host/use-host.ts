import { inject, type InjectionKey } from 'vue'
import { browserHost } from './browser-host.ts'
import type { HostApi } from './host-api.ts'

export const HOST: InjectionKey<HostApi> = Symbol('host')

/** What the shell offers, or the browser's stand-in. */
export function hostOf(page: { linliHost?: HostApi }): HostApi {
  return page.linliHost ?? browserHost()
}

export function useHost(): HostApi {
  return inject(HOST, browserHost, true)
}
