import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Call } from '@linli/contract/client.ts'
import { approvePairing } from '@linli/contract/pairing.ts'
import type { DeviceRole } from '@linli/contract/screens.ts'
import { AgentState, LOOPBACK } from '@linli/signage/loopback.ts'
import { pause, ROOT } from './rig.ts'

/** A device's built agent as a process of its own. `pageUrl` carries the token of this boot, `cookie` is what it gives. */
export type Agent = { child: ChildProcess; pageUrl: string; origin: string; cookie: string }

export async function startAgent(server: string, dir: string, role: DeviceRole = 'screen'): Promise<Agent> {
  mkdirSync(dir, { recursive: true })
  const page = join(ROOT, role === 'kiosk' ? 'kiosk/dist/page' : 'signage/dist/page')
  const args = ['--server', server, '--dir', dir, '--role', role, '--page', page, '--label', 'rig']
  const child = spawn(process.execPath, [join(ROOT, 'signage/dist/agent.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the agent ended with ${code} instead of starting`)))
  })
  const pageUrl = (JSON.parse(line) as { ready: { url: string } }).ready.url
  const entry = await fetch(pageUrl, { redirect: 'manual' })
  const cookie = entry.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  return { child, pageUrl, origin: new URL(pageUrl).origin, cookie }
}

/** What the agent tells its page to show. */
export async function stateOf({ origin, cookie }: Agent): Promise<AgentState> {
  return AgentState.parse(await (await fetch(origin + LOOPBACK.state, { headers: { cookie } })).json())
}

/** Enters the code that the device shows, as staff do, and waits until it has something to play. */
export async function pairAt(staff: Call, agent: Agent, screenId: string): Promise<void> {
  const entered = new Set<string>()
  for (;;) {
    const state = await stateOf(agent)
    if (state.show === 'playing') return
    // The page shows its code a moment longer than it is needed.
    if (state.show === 'pairing' && state.code && !entered.has(state.code)) {
      entered.add(state.code)
      await staff(approvePairing, { body: { code: state.code, screenId } })
    }
    await pause(100)
  }
}
