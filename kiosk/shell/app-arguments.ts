import { parseArgs } from 'node:util'
import { readArguments, type DeviceArguments } from './arguments.ts'
import { relaunchesFrom } from './crash-policy.ts'
import type { Role } from './shell-port.ts'

/** How the Electron app was started: beside an agent that runs already, or with the agent to be run by itself. */
export type AppArguments = {
  role: Role
  headless: boolean
  relaunches: number[]
  page: { url: string } | { device: DeviceArguments }
}

/** Electron adds arguments of its own, so unknown ones are left alone; returns a sentence where ours are wrong. */
export function readAppArguments(argv: readonly string[]): AppArguments | string {
  const { values } = parseArgs({
    args: argv.filter((argument) => /^--(url|role|relaunches|headless)(=|$)/.test(argument)),
    options: {
      url: { type: 'string' },
      role: { type: 'string' },
      relaunches: { type: 'string' },
      headless: { type: 'boolean' },
    },
    strict: false,
  })
  const text = (name: 'url' | 'role' | 'relaunches') => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const relaunches = relaunchesFrom(text('relaunches') ?? '')
  const headless = values['headless'] === true
  const url = text('url')
  if (url !== undefined) {
    return { role: text('role') === 'kiosk' ? 'kiosk' : 'screen', headless, relaunches, page: { url } }
  }
  const device = readArguments(argv.filter((argument) => isOurs(argument)))
  return typeof device === 'string' ? device : { role: device.role, headless, relaunches, page: { device } }
}

/** The arguments of the next process: the same, with the relaunches so far. */
export function relaunchArguments(argv: readonly string[], relaunches: readonly number[]): string[] {
  const kept = argv.filter((argument) => !argument.startsWith('--relaunches='))
  return [...kept, `--relaunches=${relaunches.join(',')}`]
}

function isOurs(argument: string): boolean {
  return /^--(role|server|dir|port|label|inches)=|^--headless$/.test(argument)
}
