import { describe, expect, it } from 'vitest'
import { readAppArguments } from './app-arguments.ts'
import { fakeElectron } from './fake-electron.ts'
import { BUSY_CHANNEL } from './host-facts.ts'
import { runApp } from './run-app.ts'
import { HOUR } from './shell-port.ts'
import { testClock } from './test-clock.ts'

function app(argv: string[]) {
  const electron = fakeElectron()
  const clock = testClock()
  const args = readAppArguments(argv)
  if (typeof args === 'string') throw new Error(args)
  const time = { minuteOfDay: 12 * 60 }
  const running = runApp(electron.parts, args, {
    ...{ clock, argv, root: '/opt/linli', log: () => undefined },
    display: { platform: 'linux', wayland: false, x11: false },
    minuteOfDay: () => time.minuteOfDay,
  })
  const count = (name: string) => electron.calls.filter(([called]) => called === name).length
  return { electron, clock, running, time, count }
}

describe('the app', () => {
  it('is hardened before it is ready', async () => {
    const { electron, running } = app(['--url=http://127.0.0.1:4100/', '--role=kiosk'])
    await running
    const order = electron.calls.map(([name]) => name)
    expect(electron.calls).toContainEqual(['setApplicationMenu', null])
    expect(electron.calls).toContainEqual(['appendSwitch', 'disable-pinch'])
    expect(electron.calls).toContainEqual(['appendSwitch', 'overscroll-history-navigation', '0'])
    expect(order.indexOf('enableSandbox')).toBeLessThan(order.indexOf('loadURL'))
    expect(order.lastIndexOf('appendSwitch')).toBeLessThan(order.indexOf('fromPartition'))
  })

  it('runs once on a machine', async () => {
    const electron = fakeElectron()
    electron.turns.first = false
    const args = readAppArguments(['--url=http://127.0.0.1:4100/'])
    if (typeof args === 'string') throw new Error(args)
    await runApp(electron.parts, args, {
      ...{ clock: testClock(), argv: [], root: '/', log: () => undefined, minuteOfDay: () => 0 },
      display: { platform: 'linux', wayland: false, x11: false },
    })
    expect(electron.calls).toEqual([['quit']])
  })

  it('runs the agent beside the window and opens what it serves', async () => {
    const { electron, clock, running } = app(['--role=kiosk', '--server=http://10.0.0.2'])
    await clock.advance(0)
    const [agent] = electron.children
    expect(electron.calls).toContainEqual(['fork', '/opt/linli/signage/dist/agent.js'])
    expect(agent?.args.join(' ')).toBe(
      '--server http://10.0.0.2 --dir /home/kiosk/userData/kiosk --role kiosk --port 0 --page /opt/linli/kiosk/dist/page',
    )
    agent?.stdout.emit('data', Buffer.from('{"ready":{"url":"http://127.0.0.1:4107/"}}\n'))
    await running
    await clock.advance(0)
    expect(electron.calls).toContainEqual(['loadURL', 'http://127.0.0.1:4107/'])
    electron.app.emit('before-quit')
    expect(electron.calls).toContainEqual(['kill'])
  })

  it('starts itself anew at night, when nobody is there', async () => {
    const { electron, clock, running, time, count } = app(['--url=http://127.0.0.1:4100/', '--role=kiosk'])
    await running
    await clock.advance(20 * HOUR)
    expect(count('relaunch')).toBe(0)
    time.minuteOfDay = 3 * 60 + 40
    electron.ipc.emit(BUSY_CHANNEL, { senderFrame: { origin: 'http://127.0.0.1:4100' } }, true)
    await clock.advance(HOUR / 2)
    expect(count('relaunch')).toBe(0)
    electron.ipc.emit(BUSY_CHANNEL, { senderFrame: { origin: 'http://127.0.0.1:4100' } }, false)
    await clock.advance(HOUR / 2)
    expect(count('relaunch')).toBe(1)
  })
})
