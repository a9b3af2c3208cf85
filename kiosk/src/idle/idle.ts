/** What kind of page is open; it decides how long somebody may do nothing. */
export type PageKind = 'browse' | 'form' | 'success'

/** Milliseconds without a touch or a key before the kiosk asks, a page kind each. */
export const QUIET_MS: Record<PageKind, number> = { browse: 60_000, form: 90_000, success: 15_000 }
/** How long it then waits for «I am still here». WCAG 2.2.1 wants 20 s at least. */
export const WARNING_MS = 25_000
/** Those who use large type get so many times as long. */
export const ELDER_FACTOR = 2

/** Idle plays the plan; a touch makes it active; quiet makes it warn; after the warning it is idle again. */
export type Idle =
  | { phase: 'idle' }
  | { phase: 'active'; page: PageKind; elder: boolean; since: number }
  | { phase: 'warning'; page: PageKind; elder: boolean; since: number }

/** Things that happen; `at` is milliseconds of an even clock. */
export type IdleEvent =
  | { event: 'touch'; at: number }
  | { event: 'tick'; at: number }
  | { event: 'page'; page: PageKind; at: number }
  | { event: 'elder'; elder: boolean; at: number }
  | { event: 'finish' }

export const IDLE: Idle = { phase: 'idle' }

/** The next state; never throws, and every state is left again by time alone. */
export function afterEvent(idle: Idle, happened: IdleEvent): Idle {
  if (happened.event === 'finish') return IDLE
  if (idle.phase === 'idle') return happened.event === 'touch' ? opened(happened.at) : idle
  switch (happened.event) {
    case 'touch':
      return { ...idle, phase: 'active', since: happened.at }
    case 'page':
      return { ...idle, phase: 'active', page: happened.page, since: happened.at }
    case 'elder':
      return { ...idle, phase: 'active', elder: happened.elder, since: happened.at }
    case 'tick':
      return afterTick(idle, happened.at)
  }
}

function opened(at: number): Idle {
  return { phase: 'active', page: 'browse', elder: false, since: at }
}

function afterTick(idle: Exclude<Idle, { phase: 'idle' }>, at: number): Idle {
  // A clock that jumped back must not keep somebody's data on the glass: count from the jump.
  if (at < idle.since) return { ...idle, since: at }
  if (at - idle.since < limitOf(idle)) return idle
  return idle.phase === 'active' ? { ...idle, phase: 'warning', since: idle.since + limitOf(idle) } : IDLE
}

function limitOf({ phase, page, elder }: Exclude<Idle, { phase: 'idle' }>): number {
  return (phase === 'active' ? QUIET_MS[page] : WARNING_MS) * (elder ? ELDER_FACTOR : 1)
}

/** Milliseconds until time alone changes the state; nothing while idle. */
export function leftOf(idle: Idle, at: number): number | null {
  return idle.phase === 'idle' ? null : Math.max(0, idle.since + limitOf(idle) - at)
}
