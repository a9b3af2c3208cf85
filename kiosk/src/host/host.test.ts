import { describe, expect, it } from 'vitest'
import { browserHost } from './browser-host.ts'
import type { HostApi } from './host-api.ts'
import { hostOf } from './use-host.ts'

describe('what shows the pages', () => {
  it('is the shell where there is one, else the browser', () => {
    const shell: HostApi = { facts: { shell: 'electron', version: '1' }, setBusy: () => undefined }
    expect(hostOf({ linliHost: shell })).toBe(shell)
    expect(hostOf({}).facts.shell).toBe('browser')
    expect(browserHost().setBusy(true)).toBeUndefined()
  })
})
