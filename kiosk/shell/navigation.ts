export type Verdict = 'allow' | 'deny'

/**
 * Whether a page may go to `url`. Only pages of exactly this origin (scheme, host and port) are shown;
 * anything that does not parse, names a user, or comes by another scheme is refused.
 */
export function decideNavigation(url: string, origin: string): Verdict {
  if (!URL.canParse(url)) return 'deny'
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return 'deny'
  if (target.username !== '' || target.password !== '') return 'deny'
  return target.origin === origin ? 'allow' : 'deny'
}

/** The origin a shell is locked to. Throws when the page is not on this machine: the agent alone serves pages. */
export function lockedOrigin(url: string): string {
  const { origin, protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || !['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) {
    throw new Error(`a shell opens only the agent's page on this machine, not ${origin}`)
  }
  return origin
}
