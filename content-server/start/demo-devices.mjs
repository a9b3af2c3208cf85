import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { at } from './places.mjs'

/** The devices of the demo that run on this machine, each with its own agent: what they are and where they stand. */
const DEVICES = [
  {
    key: 'lobby',
    role: 'screen',
    screenId: 'screen-lobby-1',
    port: 8091,
    zh: '大堂横屏',
    en: 'landscape lobby screen',
  },
  {
    key: 'outdoor',
    role: 'screen',
    screenId: 'screen-outdoor-1',
    port: 8092,
    zh: '户外竖屏',
    en: 'portrait outdoor screen',
  },
  { key: 'kiosk', role: 'kiosk', screenId: 'kiosk-1', port: 8093, zh: '自助终端', en: 'kiosk' },
]

/** Starts the agents and, the first time, pairs them as staff would: the code on the screen is entered at the server. */
export async function startDemoDevices({ url, data, children }) {
  return Promise.all(
    DEVICES.map(async (device) => {
      const page = await startAgent(device, { url, data, children })
      await pairOnce(device, { url, data, page })
      return { ...device, page }
    }),
  )
}

async function startAgent({ key, role, port }, { url, data, children }) {
  const dir = join(data, 'devices', key)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const pages = at(role === 'kiosk' ? 'kiosk/dist/page' : 'signage/dist/page')
  // Several demos may run side by side; only the usual one has the usual ports.
  const usual = url.endsWith(':8080') ? port : 0
  const args = [
    '--server',
    url,
    '--dir',
    dir,
    '--role',
    role,
    '--port',
    String(usual),
    '--page',
    pages,
    '--label',
    `demo ${key}`,
  ]
  const agent = spawn(process.execPath, [at('signage/dist/agent.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(agent)
  const line = await Promise.race([firstLine(agent.stdout), ended(agent, key)])
  return JSON.parse(line).ready.url
}

async function pairOnce({ key, screenId }, { url, data, page }) {
  const { origin } = new URL(page)
  const entry = await fetch(page, { redirect: 'manual' })
  const cookie = cookieOf(entry)
  for (let tries = 0; tries < 200; tries += 1) {
    const state = await (await fetch(`${origin}/state`, { headers: { cookie } })).json()
    if (state.show === 'pairing' && state.code) return approve(state.code, screenId, { url, data })
    if (state.show === 'playing' || state.show === 'waiting') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${key} shows no pairing code`)
}

async function approve(code, screenId, { url, data }) {
  const staff = await signedIn(url, data)
  const answer = await fetch(`${url}/api/pairings/approve`, {
    method: 'POST',
    headers: staff,
    body: JSON.stringify({ code, screenId }),
  })
  if (!answer.ok) throw new Error(`pairing ${screenId}: ${await answer.text()}`)
}

async function signedIn(url, data) {
  const { accounts } = readAccounts(data)
  const { login, password } = accounts.find((account) => account.role === 'operator')
  const json = { 'content-type': 'application/json', 'linli-request': '1' }
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ login, password }),
  })
  if (!answer.ok) throw new Error(`the demo's operator cannot sign in: ${await answer.text()}`)
  return { ...json, cookie: cookieOf(answer) }
}

/** The demo's accounts as the server wrote them down when it made them. */
export function readAccounts(data) {
  const path = join(data, 'demo-accounts.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { accounts: [] }
}

function cookieOf(answer) {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function firstLine(stream) {
  return new Promise((resolve) => createInterface({ input: stream }).once('line', resolve))
}

function ended(child, key) {
  return new Promise((_, reject) =>
    child.once('exit', (code) => reject(new Error(`the agent of ${key} ended with ${code}`))),
  )
}
