import { spawn } from 'node:child_process'
import { lineCutter, type Child } from './child.ts'
import { SECOND, type Clock } from './shell-port.ts'

const PATIENCE_MS = 5 * SECOND

/** Starts `file` with its errors on our own standard error. */
export function nodeChild(file: string, args: readonly string[], clock: Clock): Child {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'], windowsHide: true })
  child.stdout.setEncoding('utf8')
  return {
    onLine: (listener) => void child.stdout.on('data', lineCutter(listener)),
    onExit(listener) {
      let told = false
      const tell = (reason: string) => {
        if (!told) listener(reason)
        told = true
      }
      child.once('error', (problem) => tell(problem.message))
      child.once('exit', (code, signal) => tell(signal ?? `code ${code}`))
    },
    end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const insist = clock.after(PATIENCE_MS, () => child.kill('SIGKILL'))
      child.once('exit', () => insist.cancel())
    },
  }
}
