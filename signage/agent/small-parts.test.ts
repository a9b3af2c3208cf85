import { expect, it } from 'vitest'
import { byteRange } from './byte-range.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { PUSH_SILENT_MS } from './limits.ts'
import { readEvents } from './sse-reader.ts'

it('the arguments are read, and wrong ones are named', () => {
  const good = ['--server', 'http://10.0.0.5:8080/', '--dir', '/d', '--page', '/p', '--role', 'kiosk']
  expect(readConfig(good, { LINLI_LOG_LEVEL: 'debug' })).toMatchObject({
    server: 'http://10.0.0.5:8080',
    role: 'kiosk',
    port: 0,
    logLevel: 'debug',
  })
  const bad: [string[], RegExp][] = [
    [[], /--server is needed/],
    [['--server', 'ftp://x', '--dir', 'd', '--page', 'p'], /not an http address/],
    [['--server', 'http://user@x', '--dir', 'd', '--page', 'p'], /not an http address/],
    [[...good, '--port', '70000'], /not a port/],
    [[...good, '--role', 'boss'], /screen or kiosk/],
    [[...good, '--more'], /more/],
  ]
  for (const [args, words] of bad) {
    expect(() => readConfig(args, {})).toThrow(ConfigProblem)
    expect(() => readConfig(args, {})).toThrow(words)
  }
})

it('ranges are read as RFC 9110 says', () => {
  expect(byteRange(undefined, 100)).toBe('whole')
  expect(byteRange('bytes=0-', 100)).toEqual({ start: 0, end: 99 })
  expect(byteRange('bytes=10-19', 100)).toEqual({ start: 10, end: 19 })
  expect(byteRange('bytes=90-500', 100)).toEqual({ start: 90, end: 99 })
  expect(byteRange('bytes=-10', 100)).toEqual({ start: 90, end: 99 })
  expect(byteRange('bytes=100-', 100)).toBe('none')
  expect(byteRange('bytes=-0', 100)).toBe('none')
  expect(byteRange('bytes=5-1', 100)).toBe('none')
  expect(byteRange('bytes=1-2,5-6', 100)).toBe('whole')
})

it('events are read however they are cut, and every sign of life is heard', async () => {
  const text =
    ': here\n\nevent: plan\ndata: {"a":"字"}\n\nevent: hello\r\ndata: 1\r\ndata: 2\r\n\r\ndata: x\n\n'
  const bytes = Buffer.from(text)
  for (const size of [1, 2, 7, 500]) {
    let heard = 0
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size))
    }
    const events = []
    for await (const event of readEvents(chunks(), () => (heard += 1))) events.push(event)
    expect(events).toEqual([
      { event: 'plan', data: '{"a":"字"}' },
      { event: 'hello', data: '1\n2' },
      { event: 'message', data: 'x' },
    ])
    expect(heard).toBe(Math.ceil(bytes.length / size))
  }
  expect(PUSH_SILENT_MS).toBeLessThanOrEqual(45_000)
})
