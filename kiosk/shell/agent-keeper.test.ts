import { describe, expect, it } from 'vitest'
import { agentArguments, keepAgent, readyUrl, type AgentSettings } from './agent-keeper.ts'
import { lineCutter, type Child } from './child.ts'
import { testClock } from './test-clock.ts'

const settings: AgentSettings = {
  ...{
    role: 'kiosk',
    server: 'http://10.0.0.2',
    dir: '/var/kiosk',
    port: 0,
    label: undefined,
    page: '/page',
  },
}

function launcher() {
  const started: { args: string[]; say(line: string): void; die(reason: string): void; ended: boolean }[] = []
  const launch = (args: string[]): Child => {
    let say: (line: string) => void = () => undefined
    let die: (reason: string) => void = () => undefined
    const child = {
      args,
      say: (line: string) => say(line),
      die: (reason: string) => die(reason),
      ended: false,
    }
    started.push(child)
    return {
      onLine: (listener) => (say = listener),
      onExit: (listener) => (die = listener),
      end: () => (child.ended = true),
    }
  }
  return { launch, started }
}

describe('the agent beside a shell', () => {
  it('is told what it is, and says where its page is', () => {
    const { launch, started } = launcher()
    const urls: string[] = []
    keepAgent(
      { ...settings, label: 'Lobby' },
      { launch, clock: testClock(), log: () => undefined, onReady: (url) => urls.push(url) },
    )
    expect(started[0]?.args.join(' ')).toBe(
      '--server http://10.0.0.2 --dir /var/kiosk --role kiosk --port 0 --page /page --label Lobby',
    )
    started[0]?.say('{"level":30,"msg":"hello"}')
    started[0]?.say('{"ready":{"url":"http://127.0.0.1:4107/?t=a"}}')
    expect(urls).toEqual(['http://127.0.0.1:4107/?t=a'])
  })

  it('comes back in the same folder and at the same port, ever more patiently', async () => {
    const { launch, started } = launcher()
    const clock = testClock()
    const urls: string[] = []
    keepAgent(settings, { launch, clock, log: () => undefined, onReady: (url) => urls.push(url) })
    started[0]?.say('{"ready":{"url":"http://127.0.0.1:4107/"}}')
    for (const [turn, wait] of [1_000, 5_000, 15_000, 60_000].entries()) {
      started[turn]?.die('code 1')
      await clock.advance(wait - 1)
      expect(started).toHaveLength(turn + 1)
      await clock.advance(1)
      expect(started).toHaveLength(turn + 2)
    }
    expect(started.at(-1)?.args).toEqual(agentArguments({ ...settings, port: 4107 }))
    // The pass in the address is new with each start.
    started.at(-1)?.say('{"ready":{"url":"http://127.0.0.1:4107/?t=b"}}')
    expect(urls).toEqual(['http://127.0.0.1:4107/', 'http://127.0.0.1:4107/?t=b'])
  })

  it('stays down once the device is stopped', async () => {
    const { launch, started } = launcher()
    const clock = testClock()
    const agent = keepAgent(settings, { launch, clock, log: () => undefined, onReady: () => undefined })
    agent.stop()
    expect(started[0]?.ended).toBe(true)
    started[0]?.die('SIGTERM')
    await clock.advance(3_600_000)
    expect(started).toHaveLength(1)
  })

  it.each([
    '',
    'hello',
    'null',
    '[]',
    '{}',
    '{"ready":true}',
    '{"ready":{"url":7}}',
    '{"ready":{"url":"x"}}',
  ])('is not ready because it wrote %j', (line) => expect(readyUrl(line)).toBeUndefined())
})

describe('lines from a child', () => {
  it('are cut however they arrive', () => {
    const lines: string[] = []
    const cut = lineCutter((line) => lines.push(line))
    for (const part of ['{"rea', 'dy":1}\n\nse', 'cond\nthi', 'rd']) cut(part)
    expect(lines).toEqual(['{"ready":1}', 'second'])
  })
})
