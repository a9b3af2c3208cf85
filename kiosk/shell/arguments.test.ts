import { describe, expect, it } from 'vitest'
import { readAppArguments, relaunchArguments } from './app-arguments.ts'
import { readArguments } from './arguments.ts'

describe('the command line of a device', () => {
  const enough = ['--role', 'kiosk', '--server', 'http://10.0.0.2:8080/']

  it('needs a role and a server, and fills in the rest', () => {
    expect(readArguments(enough)).toEqual({
      ...{ role: 'kiosk', server: 'http://10.0.0.2:8080', dir: undefined, port: 0 },
      ...{ shell: undefined, label: undefined, inches: undefined, headless: false },
    })
    const all = [
      ...enough,
      '--dir',
      'd',
      '--port',
      '4100',
      '--shell',
      'none',
      '--label',
      'Lobby',
      '--headless',
    ]
    expect(readArguments(all)).toMatchObject({
      dir: 'd',
      port: 4100,
      shell: 'none',
      label: 'Lobby',
      headless: true,
    })
  })

  it.each([
    [[], '--role'],
    [['--role', 'tv', '--server', 'http://x'], '--role'],
    [['--role', 'screen'], '--server'],
    [['--role', 'screen', '--server', '10.0.0.2'], '--server'],
    [['--role', 'screen', '--server', 'ftp://x'], '--server'],
    [[...enough, '--port', '70000'], '--port'],
    [[...enough, '--port', '-1'], '--port'],
    [[...enough, '--shell', 'firefox'], '--shell'],
    [[...enough, '--inches', '3'], '--inches'],
    [[...enough, '--colour', 'red'], '--colour'],
    [[...enough, 'stray'], 'stray'],
  ])('%j is answered with a sentence about %s', (argv, about) => {
    expect(readArguments(argv)).toContain(about)
  })
})

describe("the app's own command line", () => {
  it('shows a page of an agent that runs already', () => {
    expect(
      readAppArguments(['--url=http://127.0.0.1:1/', '--role=kiosk', '--inspect', '--relaunches=5,6']),
    ).toEqual({
      ...{ role: 'kiosk', headless: false, relaunches: [5, 6], page: { url: 'http://127.0.0.1:1/' } },
    })
  })
  it('runs the agent itself when it is told role and server', () => {
    const args = readAppArguments([
      '--role=screen',
      '--server=http://10.0.0.2',
      '--enable-features=x',
      '--headless',
    ])
    expect(args).toMatchObject({
      role: 'screen',
      headless: true,
      page: { device: { server: 'http://10.0.0.2' } },
    })
  })
  it('says what is missing', () => {
    expect(readAppArguments([])).toContain('--role')
    expect(readAppArguments(['--role=screen'])).toContain('--server')
  })
  it('hands on what it was started with, and its relaunches once', () => {
    expect(relaunchArguments(['--role=screen', '--relaunches=1'], [1, 2])).toEqual([
      '--role=screen',
      '--relaunches=1,2',
    ])
  })
})
