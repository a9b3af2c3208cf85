import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keepAgent } from './agent-keeper.ts'
import { onGlass, readArguments, USAGE, type DeviceArguments } from './arguments.ts'
import { readConfig } from './config.ts'
import { nodeChild } from './node-child.ts'
import { shellFor, type OpenedShell } from './open-shell.ts'
import type { Log } from './shell-port.ts'
import { systemClock } from './system-clock.ts'

const root = join(import.meta.dirname, '../../..')
// Standard output belongs to the one line that programs read.
const log: Log = (line) => void process.stderr.write(`${line}\n`)

const args = readArguments(process.argv.slice(2))
if (typeof args === 'string') {
  log(`${args}\n${USAGE}`)
  process.exitCode = 2
} else {
  start(args)
}

/** A device: its agent, kept running, and a shell on the page that the agent serves. */
function start(device: DeviceArguments): void {
  const clock = systemClock()
  const dir = resolve(device.dir ?? join('data', device.role))
  mkdirSync(dir, { recursive: true })
  const shell = shellFor({ ...device, dir, root }, readConfig(), { clock, log })
  if (typeof shell === 'string') {
    log(shell)
    process.exitCode = 1
    return
  }
  const page = join(root, device.role === 'kiosk' ? 'kiosk/dist/page' : 'signage/dist/page')
  const agent = keepAgent(
    { ...device, dir, page },
    {
      clock,
      log,
      onReady: (url) => void show(url),
      launch: (given) => nodeChild(process.execPath, [join(root, 'signage/dist/agent.js'), ...given], clock),
    },
  )
  const end = () => {
    agent.stop()
    void shell?.quit()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  async function show(url: string): Promise<void> {
    const address = onGlass(url, device.inches)
    process.stdout.write(`${JSON.stringify({ ready: { url: address } })}\n`)
    try {
      await (shell as OpenedShell | undefined)?.open(address)
    } catch (problem) {
      log(`the page could not be shown: ${String(problem)}`)
    }
  }
}
