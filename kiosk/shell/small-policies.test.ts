import { describe, expect, it } from 'vitest'
import { displayCommands } from './display-power.ts'
import { chromiumPlaces, findChromium } from './find-chromium.ts'
import { afterBeat, MOST_MISSES, type Beat, type Pulse } from './heartbeat.ts'
import { factsArgument, FACTS_ARGUMENT, readBusy } from './host-facts.ts'
import { decidePermission } from './permissions.ts'
import { safePage } from './safe-page.ts'
import { asArguments, BROWSER_SWITCHES, SWITCHES } from './switches.ts'
import { mayUpdate } from './update-window.ts'
import { readConfig } from './config.ts'

const ORIGIN = 'http://127.0.0.1:4100'

describe('permissions', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'usb',
    'hid',
    'serial',
    'fullscreen',
    'unknown',
  ])('%s is refused, whoever asks', (permission) => {
    expect(decidePermission(permission, ORIGIN, ORIGIN)).toBe('deny')
    expect(decidePermission(permission, 'https://evil.example', ORIGIN)).toBe('deny')
  })
})

describe('the heartbeat', () => {
  function kills(beats: readonly Beat[]): number {
    let pulse: Pulse = { misses: 0 }
    return beats.filter((beat) => {
      const judged = afterBeat(pulse, beat)
      pulse = judged.pulse
      return judged.kill
    }).length
  }
  it('ends a page after two misses in a row, blank or silent, and starts counting anew', () => {
    expect(MOST_MISSES).toBe(2)
    expect(kills(['alive', 'blank', 'alive', 'silent', 'alive'])).toBe(0)
    expect(kills(['blank', 'silent'])).toBe(1)
    expect(kills(['silent', 'silent', 'silent'])).toBe(1)
    expect(kills(['silent', 'silent', 'silent', 'silent'])).toBe(2)
  })
})

describe('updates and planned restarts', () => {
  const night = { minuteOfDay: 3 * 60 + 45, busy: false, stopping: false, upForMs: 86_400_000 }
  it.each([
    ['at a quarter to four, nobody there', {}, true],
    ['at the first minute', { minuteOfDay: 210 }, true],
    ['a minute early', { minuteOfDay: 209 }, false],
    ['at the end of the window', { minuteOfDay: 270 }, false],
    ['at noon', { minuteOfDay: 720 }, false],
    ['with somebody at the kiosk', { busy: true }, false],
    ['while the machine goes down', { stopping: true }, false],
    ['just after a start', { upForMs: 9 * 60_000 }, false],
  ])('%s: %j → %s', (_, difference, allowed) => {
    expect(mayUpdate({ ...night, ...difference })).toBe(allowed)
  })
})

describe('switches', () => {
  it('say what a kiosk needs, each once', () => {
    const given = asArguments([...SWITCHES, ...BROWSER_SWITCHES])
    expect(given).toContain('--kiosk')
    expect(given).toContain('--disable-pinch')
    expect(given).toContain('--overscroll-history-navigation=0')
    expect(given).toContain('--autoplay-policy=no-user-gesture-required')
    expect(given).toContain('--disable-renderer-backgrounding')
    const names = [...SWITCHES, ...BROWSER_SWITCHES].map(([name]) => name)
    expect(new Set(names).size).toBe(names.length)
  })
  it('weaken nothing: no sandbox, no web security, no certificate is given up, no port is opened', () => {
    const given = asArguments([...SWITCHES, ...BROWSER_SWITCHES]).join(' ')
    for (const bad of ['no-sandbox', 'disable-web-security', 'ignore-certificate', 'remote-debugging-port']) {
      expect(given).not.toContain(bad)
    }
  })
})

describe('the safe page', () => {
  it('needs no network and no script, and says in both languages where to turn to', () => {
    const html = Buffer.from(safePage().split(',')[1] ?? '', 'base64').toString('utf8')
    expect(html).toContain('物业服务中心')
    expect(html).toContain('property office')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|href=|src=|style=/)
  })
})

describe('finding a Chromium', () => {
  const linux = { platform: 'linux', named: undefined, folders: ['/usr/local/bin', '/usr/bin'] }
  it('takes the one the environment names before any other', () => {
    expect(findChromium({ ...linux, named: '/opt/c' }, () => true)).toBe('/opt/c')
  })
  it('knows the usual names on each system', () => {
    expect(findChromium(linux, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome')
    expect(chromiumPlaces(linux)[0]).toBe('/usr/local/bin/chromium')
    expect(chromiumPlaces({ ...linux, platform: 'darwin' })[0]).toContain('/Applications/')
    expect(chromiumPlaces({ platform: 'win32', named: undefined, folders: ['C:\\P'] })).toContain(
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    )
    expect(findChromium(linux, () => false)).toBeUndefined()
  })
})

describe('the environment', () => {
  it('is read in one place', () => {
    const env = { LINLI_CHROMIUM: '/opt/c', PATH: '/a:/b', DISPLAY: ':0' }
    expect(readConfig(env, 'linux', 0)).toEqual({
      ...{ platform: 'linux', chromium: '/opt/c', folders: ['/a', '/b'] },
      ...{ wayland: false, x11: true, root: true },
    })
    expect(readConfig({ PROGRAMFILES: 'C:\\P' }, 'win32', 1000)).toMatchObject({
      ...{ folders: ['C:\\P'], root: false, chromium: undefined },
    })
  })
})

describe('the display', () => {
  it.each([
    ['linux', true, false, 'off', 'wlopm --off *'],
    ['linux', false, true, 'off', 'xset dpms force off'],
    ['linux', false, false, 'on', 'vcgencmd display_power 1'],
    ['darwin', false, false, 'off', 'pmset displaysleepnow'],
    ['darwin', false, false, 'on', 'caffeinate -u -t 1'],
  ] as const)(
    'on %s (wayland %s, x11 %s) is switched %s by: %s',
    (platform, wayland, x11, power, command) => {
      const [first] = displayCommands(power, { platform, wayland, x11 })
      expect([first?.file, ...(first?.arguments ?? [])].join(' ')).toBe(command)
    },
  )
  it('cannot be switched where the system offers nothing', () => {
    expect(displayCommands('off', { platform: 'win32', wayland: false, x11: false })).toEqual([])
  })
})

describe('what the page says to the shell', () => {
  it.each([
    [true, ORIGIN, true],
    [false, ORIGIN, false],
    [true, 'http://evil.example', undefined],
    [true, undefined, undefined],
    ['true', ORIGIN, undefined],
    [1, ORIGIN, undefined],
    [{}, ORIGIN, undefined],
    [undefined, ORIGIN, undefined],
  ])('%j from %s is read as %s', (message, from, read) => {
    expect(readBusy(message, from, ORIGIN)).toBe(read)
  })
  it('learns the facts by one argument without blanks', () => {
    const given = factsArgument({ shell: 'electron', version: '1.0 β' })
    expect(given.startsWith(FACTS_ARGUMENT)).toBe(true)
    expect(given).toMatch(/^\S+$/)
  })
})
