import type { utilityProcess } from 'electron'
import { lineCutter, type Child } from './child.ts'

/**
 * Starts a script beside the window, inside Electron. The fuse that would let Electron act as plain Node
 * is off, so this is the only way to run the agent from the packaged app.
 */
export function utilityChild(
  electron: typeof utilityProcess,
  script: string,
  args: readonly string[],
): Child {
  const child = electron.fork(script, [...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    serviceName: 'agent',
  })
  return {
    onLine(listener) {
      const cut = lineCutter(listener)
      child.stdout?.on('data', (bytes: Buffer) => cut(bytes.toString('utf8')))
    },
    onExit: (listener) => void child.once('exit', (code) => listener(`code ${code}`)),
    end: () => void child.kill(),
  }
}
