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
  /** The diagonal of the glass; pages size what is touched by it. */
  inches: number | undefined
  headless: boolean
}

export const USAGE = `Usage: start.js --role screen|kiosk --server URL [options]
  --dir DIR      where this device keeps its key, plan and media (default ./data/<role>)
  --port N       the agent's port on 127.0.0.1 (default: any free one, kept while it runs)
  --shell KIND   electron, chromium or none (default: electron where its binary is, else chromium)
  --label TEXT   what staff see beside the pairing code
  --inches N     diagonal of the display, so that buttons are as large as a finger (default 21.5)
  --headless     no window on the display; for tests`

/** Reads the command line. Returns a sentence where something is wrong with it. */
export function readArguments(argv: readonly string[]): DeviceArguments | string {
  const values = valuesOf(argv)
  if (typeof values === 'string') return values
  const problem = problemIn(values)
  if (problem !== undefined) return problem
  return {
    role: values.role as Role,
    server: (values.server ?? '').replace(/\/+$/, ''),
    dir: values.dir,
    port: Number(values.port ?? 0),
    shell: values.shell as ShellKind | undefined,
    label: values.label,
    inches: values.inches === undefined ? undefined : Number(values.inches),
    headless: values.headless ?? false,
  }
}

type Values = Exclude<ReturnType<typeof valuesOf>, string>

/** The first thing that is wrong, as a sentence. */
function problemIn({ role, server, port, shell, inches }: Values): string | undefined {
  const rules: [boolean, string][] = [
    [role === 'screen' || role === 'kiosk', '--role must be screen or kiosk.'],
    [server !== undefined, '--server is missing: the address of the content server.'],
    [isServer(server ?? ''), `--server must be an address like http://192.168.1.10:8080, not «${server}».`],
    [isPort(port), `--port must be a whole number up to 65535, not «${port}».`],
    [isShell(shell), `--shell must be electron, chromium or none, not «${shell}».`],
    [isInches(inches), `--inches must be a number from 10 to 100, not «${inches}».`],
  ]
  return rules.find(([holds]) => !holds)?.[1]
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
        inches: text,
        headless: { type: 'boolean' },
      },
    }).values
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  }
}

function isInches(text: string | undefined): boolean {
  return text === undefined || (Number(text) >= 10 && Number(text) <= 100)
}

/** The page's address with the diagonal as its fragment, which no redirection drops. */
export function onGlass(url: string, inches: number | undefined): string {
  return inches === undefined ? url : `${url}#inches=${inches}`
}

function isServer(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

function isPort(text: string | undefined): boolean {
  return text === undefined || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535)
}

function isShell(text: string | undefined): boolean {
  return text === undefined || ['electron', 'chromium', 'none'].includes(text)
}
