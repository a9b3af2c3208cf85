import { rmSync } from 'node:fs'

const TRIES = 50
const PAUSE_MS = 100

/** Removes a folder that a browser has just left: its helpers may write on for a moment. For tests. */
export async function removeSoon(folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (problem) {
      if (tries === TRIES) throw problem
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
