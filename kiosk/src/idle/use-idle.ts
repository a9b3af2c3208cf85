import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { afterEvent, IDLE, leftOf, type Idle, type IdleEvent, type PageKind } from './idle.ts'

const TICK_MS = 250
/** Every way a person can reach the machine; a scanner and a keyboard count as much as a finger. */
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

export type IdleWorld = {
  /** Milliseconds of a clock that runs evenly. */
  now: () => number
  every: (ms: number, work: () => void) => { cancel(): void }
  target: EventTarget
  /** Whether a touch opens it: not while the device is still being set up. */
  mayOpen: () => boolean
}

export type IdleWatch = {
  idle: Readonly<ShallowRef<Idle>>
  /** Whole seconds left of the warning, or null while there is none. */
  warning: ComputedRef<number | null>
  page(kind: PageKind): void
  elder(on: boolean): void
  finish(): void
}

/** Watches for people while the scope lives. */
export function useIdle({ now, every, target, mayOpen }: IdleWorld): IdleWatch {
  const idle = shallowRef<Idle>(IDLE)
  const left = shallowRef<number | null>(null)
  const send = (event: IdleEvent) => {
    idle.value = afterEvent(idle.value, event)
    left.value = leftOf(idle.value, now())
  }
  const touched = () => {
    if (idle.value.phase !== 'idle' || mayOpen()) send({ event: 'touch', at: now() })
  }
  for (const sign of SIGNS_OF_LIFE) target.addEventListener(sign, touched, { capture: true, passive: true })
  const ticking = every(TICK_MS, () => send({ event: 'tick', at: now() }))
  onScopeDispose(() => {
    for (const sign of SIGNS_OF_LIFE) target.removeEventListener(sign, touched, { capture: true })
    ticking.cancel()
  })
  return {
    idle,
    warning: computed(() =>
      idle.value.phase === 'warning' && left.value !== null ? Math.ceil(left.value / 1000) : null,
    ),
    page: (page) => send({ event: 'page', page, at: now() }),
    elder: (elder) => send({ event: 'elder', elder, at: now() }),
    finish: () => send({ event: 'finish' }),
  }
}
