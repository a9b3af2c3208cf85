import { parseArgs } from 'node:util'
import type { Role } from './shell-port.ts'

export type ShellKind = 'electron' | 'chromium' | 'none'

/** What a device is started with. */
export type DeviceArguments = {
  role: Role
  server: string
  dir: string | undefined
  port: number
  shell: ShellKind | undefined
  label: string | undefined
  headless: boolean
}

export const USAGE = `Usage: start.js --role screen|kiosk --server URL [options]
  --dir DIR      where this device keeps its key, plan and media (default ./data/<role>)
  --port N       the agent's port on 127.0.0.1 (default: any free one, kept while it runs)
  --shell KIND   electron, chromium or none (default: electron where its binary is, else chromium)
  --label TEXT   what staff see beside the pairing code
  --headless     no window on the display; for tests`

/** Reads the command line. Returns a sentence where something is wrong with it. */
export function readArguments(argv: readonly string[]): DeviceArguments | string {
  const values = valuesOf(argv)
  if (typeof values === 'string') return values
  const { role, server, port, shell } = values
  if (role !== 'screen' && role !== 'kiosk') return '--role must be screen or kiosk.'
  if (server === undefined) return '--server is missing: the address of the content server.'
  if (!isServer(server)) return `--server must be an address like http://192.168.1.10:8080, not «${server}».`
  if (!isPort(port)) return `--port must be a whole number up to 65535, not «${port}».`
  if (shell !== undefined && !isShell(shell))
    return `--shell must be electron, chromium or none, not «${shell}».`
  return {
    role,
    server: server.replace(/\/+$/, ''),
    dir: values.dir,
    port: Number(port ?? 0),
    shell,
    label: values.label,
    headless: values.headless ?? false,
  }
}

function valuesOf(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      options: {
        role: text,
        server: text,
        dir: text,
        port: text,
        shell: text,
        label: text,
        headless: { type: 'boolean' },
      },
    }).values
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  }
}

function isServer(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

function isPort(text: string | undefined): boolean {
  return text === undefined || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535)
}

function isShell(text: string): text is ShellKind {
  return ['electron', 'chromium', 'none'].includes(text)
}
