import type { HostApi } from './host-api.ts'

/** The stand-in where no shell is: there is nothing to hold off. */
export function browserHost(): HostApi {
  return { facts: { shell: 'browser', version: '' }, setBusy: () => undefined }
}
