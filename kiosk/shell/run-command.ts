import { spawn } from 'node:child_process'
import type { Command } from './display-power.ts'

/** Runs the commands in turn until one succeeds. Throws when none does. */
export async function runFirst(commands: readonly Command[]): Promise<void> {
  for (const command of commands) if (await succeeds(command)) return
  throw new Error('this system offers no way to switch the display')
}

function succeeds({ file, arguments: args }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
