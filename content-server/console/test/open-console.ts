import { listAudit } from '@linli/contract/audit.ts'
import { listCampaigns } from '@linli/contract/campaigns.ts'
import { listShops } from '@linli/contract/catalogue.ts'
import { listNotices } from '@linli/contract/notices.ts'
import { listOrders } from '@linli/contract/orders.ts'
import { listCommunities, setupState, signOut, whoAmI, type Person } from '@linli/contract/people.ts'
import { listPlays } from '@linli/contract/plays.ts'
import { explainItem, screenTurns } from '@linli/contract/programme.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { listScreens } from '@linli/contract/screens.ts'
import { vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { createConsole } from '../src/app/create-console.ts'
import { FakeServer } from './fake-server.ts'
import { community, NOW, noticeOf, screenAt } from './small-district.ts'

/** A server where `person` is signed in, with one community, two screens and one notice. */
export function smallServer(person: Person | null): FakeServer {
  return new FakeServer()
    .on(setupState, () => ({ needsOperator: false, demo: false }))
    .on(whoAmI, () => {
      if (!person) throw refuse('people/not-signed-in')
      return { person, until: '2026-11-22T06:00:00.000Z' }
    })
    .on(signOut, () => undefined)
    .on(listCommunities, () => ({ communities: [community] }))
    .on(listScreens, () => ({ screens: [screenAt('s1'), screenAt('s2', { paired: false })] }))
    .on(listNotices, () => ({ notices: [noticeOf('n1')] }))
    .on(listCampaigns, () => ({ campaigns: [] }))
    .on(listShops, () => ({ shops: [] }))
    .on(listOrders, () => ({ orders: [] }))
    .on(listAudit, () => ({ lines: [] }))
    .on(listPlays, () => ({ plays: [], total: 0 }))
    .on(screenTurns, () => ({ turns: [], planRevision: null }))
    .on(explainItem, () => ({ reasons: [] }))
}

export type Opened = Awaited<ReturnType<typeof openConsole>>

/** The whole console at an address, in the test's document, before a server in a variable. */
export async function openConsole(server: FakeServer, path: string, language: 'zh' | 'en' = 'zh') {
  const kept = new Map([['linli-language', language as string]])
  const { app, router } = createConsole({
    fetch: server.fetch,
    uploadFetch: (told) => (url, init) => {
      told(1)
      return server.fetch(url, init)
    },
    history: createMemoryHistory(),
    clock: () => NOW,
    newKey: () => 'key-1',
    memory: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    missingWords: (key) => {
      throw new Error(`no words for ${key}`)
    },
  })
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  await router.push(path)
  app.mount(root)
  await router.isReady()
  return {
    router,
    kept,
    close: () => app.unmount(),
    text: () => (document.body.textContent ?? '').replace(/\s+/g, ' '),
    sees: (words: string) => vi.waitFor(() => shows(words, true), 3_000),
    seesNot: (words: string) => vi.waitFor(() => shows(words, false), 3_000),
    type,
    press,
    drop,
  }
}

function shows(words: string, wanted: boolean): void {
  const text = (document.body.textContent ?? '').replace(/\s+/g, ' ')
  if (text.includes(words) !== wanted)
    throw new Error(`${wanted ? 'not to be seen' : 'still to be seen'}: ${words}\n${text}`)
}

/** Writes into the field with this id. */
function type(id: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(`input#${id}, textarea#${id}`)
  if (!field) throw new Error(`no field ${id}`)
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Presses the button with these words, the latest when there are several. */
async function press(words: string): Promise<void> {
  await vi.waitFor(() => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button, a')]
    const found = buttons
      .filter((button) => (button.textContent ?? '').replace(/\s+/g, ' ').trim() === words)
      .at(-1)
    if (!found || found.disabled) throw new Error(`no button says ${words}`)
    found.click()
  }, 3_000)
}

/** Gives a file to the field with this id. */
function drop(id: string, file: File): void {
  const zone = document.querySelector(`#${id}`)?.closest('label')
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file] } })
  zone?.dispatchEvent(event)
}
