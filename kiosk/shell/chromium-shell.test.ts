import { describe, expect, it } from 'vitest'
import { PassThrough } from 'node:stream'
import { chromiumArguments } from './chromium-shell.ts'
import { devtoolsOver } from './devtools-pipe.ts'

describe('how Chromium is started', () => {
  const calm = { profile: '/var/kiosk/chromium', headless: false, root: false }
  const url = 'http://127.0.0.1:4100/'

  it('is in kiosk mode on one page, in a profile of its own, held by a pipe', () => {
    const given = chromiumArguments(calm, url)
    for (const wanted of [
      '--kiosk',
      `--app=${url}`,
      '--user-data-dir=/var/kiosk/chromium',
      '--remote-debugging-pipe',
    ]) {
      expect(given).toContain(wanted)
    }
    expect(given.join(' ')).not.toContain('headless')
  })
  it('gives up the sandbox for root only, where Chromium would not start with it', () => {
    expect(chromiumArguments(calm, url)).not.toContain('--no-sandbox')
    expect(chromiumArguments({ ...calm, root: true }, url)).toContain('--no-sandbox')
  })
})

describe('talking to Chromium by a pipe', () => {
  const pipe = () => {
    const [from, to] = [new PassThrough(), new PassThrough()]
    return { from, to, devtools: devtoolsOver(from, to) }
  }
  it('puts answers to their questions, however they are cut and ordered', async () => {
    const { from, to, devtools } = pipe()
    const [one, two] = [devtools.ask('A'), devtools.ask('B', { x: 1 }, 's')]
    expect(String(to.read())).toBe(
      '{"id":1,"method":"A","params":{}}\0{"id":2,"method":"B","params":{"x":1},"sessionId":"s"}\0',
    )
    for (const part of ['{"id":2,"resu', 'lt":{"b":2}}\0{"id":1,', '"result":{"a":1}}\0']) from.write(part)
    expect([await one, await two]).toEqual([{ a: 1 }, { b: 2 }])
  })
  it('hears events and refusals', async () => {
    const { from, devtools } = pipe()
    const heard: unknown[] = []
    devtools.onEvent((method, params) => heard.push(method, params))
    const asked = devtools.ask('A')
    from.write('{"method":"E","params":{"y":2}}\0{"id":1,"error":{"message":"no such thing"}}\0')
    await expect(asked).rejects.toThrow('no such thing')
    expect(heard).toEqual(['E', { y: 2 }])
  })
  it('leaves no question open when Chromium ends', async () => {
    const { from, to, devtools } = pipe()
    const asked = devtools.ask('A')
    from.destroy()
    await expect(asked).rejects.toThrow('has ended')
    to.destroy()
    await expect(devtools.ask('B')).rejects.toThrow('has ended')
  })
})
