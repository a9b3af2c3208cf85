// @vitest-environment happy-dom
import { nextTick, ref } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '@linli/contract/client.ts'
import { fen } from '@linli/contract/money.ts'
import { openSession, type OpenSession } from './open-session.ts'
import { testWorld } from './test-world.ts'

const SECRETS = ['3-2-1201', '4021', '林*', '751.80', 'Wangting']
const home = {
  ...{ room: '3-2-1201', ownerMasked: '林*', openTotal: fen(75_180) },
  bills: [
    {
      ...{ id: 'b1', kind: 'property', biller: { zh: '物业' }, period: '2026-11', amount: fen(75_180) },
      ...{ dueOn: '2026-11-30', state: 'open', overdue: false, lines: [] },
    },
  ],
}

function server(): { call: Call; release: () => void } {
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const call = (async (route: { path: string }) => {
    if (route.path.endsWith('/notices')) return { notices: [] }
    if (route.path.endsWith('/bill-lookups')) return home
    await gate
    return { shops: [] }
  }) as Call
  return { call, release }
}

const settled = async () => {
  for (let turn = 0; turn < 6; turn += 1) await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 5))
}
const place = () => document.querySelector<HTMLElement>('#place') ?? expect.unreachable()
const press = async (selector: string, text?: string) => {
  const found = [...place().querySelectorAll<HTMLElement>(selector)]
  const wanted = text === undefined ? found[0] : found.find((part) => part.textContent?.trim() === text)
  if (!wanted) throw new Error(`nothing to press: ${selector} ${text ?? ''} in ${place().textContent ?? ''}`)
  wanted.click()
  await settled()
}

async function lookAtBills(): Promise<void> {
  await press('.tile.bills')
  for (const key of '321201') await press('.pad .key', key)
  await press('.act .main')
  for (const key of '4021') await press('.pad .key', key)
  await press('.act .main')
}

describe('what one person leaves for the next', () => {
  let session: OpenSession
  beforeEach(async () => {
    document.body.innerHTML = '<div id="place"></div>'
    session = openSession(place(), testWorld({ call: server().call }))
    await settled()
  })

  it('is nothing: no text, no element, no storage, no address', async () => {
    await lookAtBills()
    expect(place().textContent).toContain('林*')
    await press('.answers button')
    expect(place().textContent).toContain('¥751.80')
    session.end()
    await settled()
    expect(place().innerHTML).toBe('')
    const left = document.documentElement.outerHTML + location.href + JSON.stringify(history.state)
    for (const secret of SECRETS) expect(left).not.toContain(secret)
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, ''])
  })

  it('is neither their language nor their large type', async () => {
    await press('.bar .key', 'English')
    await press('.bar .key', 'Large')
    expect(place().querySelector('.elder')?.getAttribute('lang')).toBe('en')
    session.end()
    session = openSession(place(), testWorld({ call: server().call }))
    await settled()
    expect(place().querySelector('.session')?.getAttribute('lang')).toBe('zh-CN')
    expect(place().querySelector('.elder')).toBeNull()
    session.end()
  })

  it('is not a half-typed room either', async () => {
    await press('.tile.bills')
    for (const key of '3212') await press('.pad .key', key)
    session.end()
    session = openSession(place(), testWorld({ call: server().call }))
    await settled()
    await press('.tile.bills')
    expect(place().textContent).not.toContain('3212')
    session.end()
  })

  it('is not an answer that comes too late', async () => {
    session.end()
    const late = server()
    session = openSession(place(), testWorld({ call: late.call }))
    await settled()
    await press('.tile.order')
    session.end()
    late.release()
    await settled()
    expect(place().innerHTML).toBe('')
  })
})

describe('the pages', () => {
  it('tell the watch what is open, and are warned of', async () => {
    document.body.innerHTML = '<div id="place"></div>'
    const kinds: string[] = []
    const seconds = ref<number | null>(null)
    const world = testWorld({ call: server().call, page: (kind) => kinds.push(kind) })
    const session = openSession(place(), { ...world, warning: seconds as never })
    await settled()
    await press('.tile.help')
    await press('.bar .key', '返回')
    await press('.tile.bills')
    expect(kinds).toEqual(['browse', 'browse', 'browse', 'form'])
    seconds.value = 25
    await settled()
    expect(place().querySelector('[role=alertdialog]')?.textContent).toContain('我还在')
    session.end()
  })

  it('offer back, home, time, large type and the other language in the same places', async () => {
    document.body.innerHTML = '<div id="place"></div>'
    let finished = 0
    const session = openSession(place(), testWorld({ call: server().call, finish: () => (finished += 1) }))
    await settled()
    for (const tile of ['notices', 'order', 'bills', 'help']) {
      await press(`.tile.${tile}`)
      const bar = [...place().querySelectorAll('.bar > *')].map((part) => part.textContent?.trim())
      expect(bar, tile).toEqual(['返回', '首页', '14:05', '大字版', 'English'])
      await press('.bar .key', '首页')
    }
    await press('.bar .key', '结束')
    expect(finished).toBe(1)
    session.end()
  })
})
