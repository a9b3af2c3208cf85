import { describe, expect, it } from 'vitest'
import { decideNavigation, lockedOrigin } from './navigation.ts'

const ORIGIN = 'http://127.0.0.1:4100'

describe('where a page may go', () => {
  it.each([
    ['http://127.0.0.1:4100/', 'allow'],
    ['http://127.0.0.1:4100/server/media/abc?x=1#y', 'allow'],
    ['HTTP://127.0.0.1:4100/x', 'allow'],
    ['http://127.0.0.1:4101/', 'deny'],
    ['https://127.0.0.1:4100/', 'deny'],
    ['http://localhost:4100/', 'deny'],
    ['http://127.0.0.1:4100.evil.example/', 'deny'],
    ['http://127.0.0.1:4100@evil.example/', 'deny'],
    ['http://evil.example@127.0.0.1:4100/', 'deny'],
    ['http://evil.example/http://127.0.0.1:4100/', 'deny'],
    ['file:///etc/passwd', 'deny'],
    ['javascript:alert(1)', 'deny'],
    ['data:text/html,hello', 'deny'],
    ['blob:http://127.0.0.1:4100/abc', 'deny'],
    ['about:blank', 'deny'],
    ['chrome://settings', 'deny'],
    ['mailto:a@b.example', 'deny'],
    ['//127.0.0.1:4100/', 'deny'],
    ['', 'deny'],
  ])('%s: %s', (url, verdict) => {
    expect(decideNavigation(url, ORIGIN)).toBe(verdict)
  })

  it('locks a shell to a page of this machine only', () => {
    expect(lockedOrigin('http://127.0.0.1:4100/?inches=27')).toBe(ORIGIN)
    expect(lockedOrigin('http://[::1]:4100/')).toBe('http://[::1]:4100')
    for (const url of [
      'http://192.168.1.4/',
      'https://127.0.0.1/',
      'file:///x',
      'http://127.0.0.1.evil.example/',
    ]) {
      expect(() => lockedOrigin(url)).toThrow('only the agent')
    }
  })
})
