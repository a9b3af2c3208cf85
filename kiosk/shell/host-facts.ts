import type { HostFacts } from '../src/host/host-api.ts'

/** How the shell's facts reach the preload script: as an argument of the renderer. */
export const FACTS_ARGUMENT = '--linli-facts='

/** What the page tells the shell: whether somebody is using it. */
export const BUSY_CHANNEL = 'linli:busy'

export function factsArgument(facts: HostFacts): string {
  return FACTS_ARGUMENT + encodeURIComponent(JSON.stringify(facts))
}

/** What was said on the busy channel; nothing when it came from another origin or is no yes or no. */
export function readBusy(message: unknown, from: string | undefined, origin: string): boolean | undefined {
  if (from !== origin) return undefined
  return typeof message === 'boolean' ? message : undefined
}
