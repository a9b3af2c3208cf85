import * as electron from 'electron'
import { join } from 'node:path'
import { readAppArguments } from './app-arguments.ts'
import { USAGE } from './arguments.ts'
import { readConfig } from './config.ts'
import { runApp } from './run-app.ts'
import { systemClock } from './system-clock.ts'

// The only file that imports electron at run time. It passes the real things on and decides nothing.
const argv = process.argv.slice(electron.app.isPackaged ? 1 : 2)
const args = readAppArguments(argv)
if (typeof args === 'string') {
  process.stderr.write(`${args}\n${USAGE}\n`)
  electron.app.exit(2)
} else {
  const { platform, wayland, x11 } = readConfig()
  runApp(electron, args, {
    clock: systemClock(),
    log: (line) => process.stderr.write(`${line}\n`),
    argv: process.argv.slice(1),
    root: join(__dirname, '../../..'),
    display: { platform, wayland, x11 },
    minuteOfDay: () => new Date().getHours() * 60 + new Date().getMinutes(),
  }).catch((problem: unknown) => {
    process.stderr.write(`${String(problem)}\n`)
    electron.app.exit(1)
  })
}
