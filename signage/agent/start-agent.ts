import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { AgentConfig } from './config.ts'
import { Device, type DeviceParts } from './device.ts'
import { openListeners } from './listeners.ts'
import { openLoopback } from './loopback-server.ts'
import { readPageFiles } from './page-files.ts'
import { AGENT_VERSION } from './version.ts'

/** The agent, up and running. */
export type RunningAgent = {
  /** Where its page is opened; carries this start's token. */
  url: string
  port: number
  device: Device
  /** Ends the play that is on and everything else. */
  stop: () => Promise<void>
}

/** Starts the device and serves its page. */
export async function startAgent(
  config: AgentConfig,
  parts: Pick<DeviceParts, 'fetch' | 'clocks' | 'random' | 'log'>,
): Promise<RunningAgent> {
  await mkdir(config.dir, { recursive: true, mode: 0o700 })
  const files = await readPageFiles(config.page)
  const listeners = openListeners()
  const device = await Device.start({ ...parts, config, version: AGENT_VERSION, changed: listeners.tell })
  const loopback = await openLoopback({
    files,
    listeners,
    token: randomBytes(32).toString('base64url'),
    port: config.port,
    log: parts.log,
    behind: {
      state: () => device.state(),
      recorder: () => device.life()?.recorder ?? null,
      store: device.store,
      mediumType: (sha256) => device.life()?.programme.mediumType(sha256),
      link: config.role === 'kiosk' ? device.link : null,
    },
  })
  return {
    url: loopback.url,
    port: loopback.port,
    device,
    async stop() {
      // No page reports anything more; then what is on is ended.
      await loopback.close()
      await device.stop()
    },
  }
}
