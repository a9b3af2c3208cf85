import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DEVICE_ROLES, type DeviceRole } from '@linli/contract/screens.ts'

/** How one agent runs. */
export type AgentConfig = {
  /** Where the content server is, without a slash at the end. */
  server: string
  /** Where the device keeps its key, plan, media and plays. */
  dir: string
  role: DeviceRole
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** The built page to serve. */
  page: string
  /** What staff read beside the pairing code. */
  label: string
  logLevel: string
}

/** A wrong argument, as a sentence for whoever started the agent. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

export const USAGE = `linli agent
  --server URL   the content server, e.g. http://192.168.1.10:8080
  --dir DIR      where this device keeps its key, plan, media and plays
  --role ROLE    screen or kiosk (screen)
  --port N       port on 127.0.0.1, 0 for a free one (0)
  --page DIR     the built page to serve
  --label TEXT   what staff read beside the pairing code
Environment: LINLI_LOG_LEVEL (info)`

/** Reads the command line and the environment. Throws a ConfigProblem. */
export function readConfig(args: string[], environment: Record<string, string | undefined>): AgentConfig {
  const given = parse(args)
  return {
    server: serverAddress(need(given.server, '--server')),
    dir: resolve(need(given.dir, '--dir')),
    role: roleOf(given.role),
    port: portOf(given.port),
    page: resolve(need(given.page, '--page')),
    label: given.label.slice(0, 80),
    logLevel: environment['LINLI_LOG_LEVEL'] ?? 'info',
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        server: { type: 'string' },
        dir: { type: 'string' },
        role: { type: 'string', default: 'screen' },
        port: { type: 'string', default: '0' },
        page: { type: 'string' },
        label: { type: 'string', default: '' },
      },
    }).values
  } catch (cause) {
    throw new ConfigProblem(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function need(value: string | undefined, name: string): string {
  if (value === undefined || value.trim() === '') throw new ConfigProblem(`${name} is needed`)
  return value
}

function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '') {
    throw new ConfigProblem(`--server is not an http address: ${text}`)
  }
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

function roleOf(text: string): DeviceRole {
  const role = DEVICE_ROLES.find((known) => known === text)
  if (!role) throw new ConfigProblem(`--role is screen or kiosk, not ${text}`)
  return role
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new ConfigProblem(`--port is not a port: ${text}`)
  return port
}
