// @vitest-environment happy-dom
import { effectScope } from 'vue'
import { describe, expect, it } from 'vitest'
import { useIdle } from './use-idle.ts'

function watching(mayOpen = true) {
  let now = 0
  let tick: () => void = () => undefined
  const target = new EventTarget()
  const scope = effectScope()
  const watch = scope.run(() =>
    useIdle({
      ...{ now: () => now, target, mayOpen: () => mayOpen },
      every: (_, work) => {
        tick = work
        return { cancel: () => (tick = () => undefined) }
      },
    }),
  )
  if (!watch) throw new Error('no watch')
  const pass = (ms: number) => {
    for (const until = now + ms; now < until;) {
      now = Math.min(until, now + 250)
      tick()
    }
  }
  return { watch, pass, scope, happen: (name: string) => target.dispatchEvent(new Event(name)) }
}

describe('watching for people', () => {
  it.each(['pointerdown', 'keydown', 'wheel', 'touchstart'])(
    '%s opens the kiosk and keeps it open',
    (sign) => {
      const { watch, pass, happen } = watching()
      happen(sign)
      expect(watch.idle.value.phase).toBe('active')
      pass(59_000)
      happen(sign)
      pass(59_000)
      expect(watch.idle.value.phase).toBe('active')
    },
  )

  it('counts the warning down and closes', () => {
    const { watch, pass, happen } = watching()
    happen('pointerdown')
    pass(60_000)
    expect(watch.warning.value).toBe(25)
    pass(10_000)
    expect(watch.warning.value).toBe(15)
    pass(15_000)
    expect(watch.idle.value.phase).toBe('idle')
    expect(watch.warning.value).toBeNull()
  })

  it('does not open a device that is still being set up', () => {
    const { watch, happen } = watching(false)
    happen('pointerdown')
    expect(watch.idle.value.phase).toBe('idle')
  })

  it('lets go of everything with its scope', () => {
    const { watch, scope, happen } = watching()
    scope.stop()
    happen('pointerdown')
    expect(watch.idle.value.phase).toBe('idle')
  })
})
