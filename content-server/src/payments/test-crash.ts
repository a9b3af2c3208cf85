import type { Store } from '../store/open-store.ts'
import type { Stores } from '../store/stores.ts'

export class Crash extends Error {}

/** A store that dies at its nth statement from now: what was not committed by then has not happened. */
export function crashingStore(store: Store, countdown: { left: number }): Store {
  const dying = (stores: Stores): Stores =>
    Object.fromEntries(
      Object.entries(stores).map(([name, methods]) => [name, dyingMethods(methods as Methods, countdown)]),
    ) as Stores
  return {
    ...store,
    read: dying(store.read),
    change: (work) => {
      tick(countdown)
      return store.change((stores) => work(dying(stores)))
    },
  }
}

type Methods = Record<string, (...given: unknown[]) => Promise<unknown>>

function dyingMethods(methods: Methods, countdown: { left: number }): Methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...given: unknown[]) => {
        tick(countdown)
        return method(...given)
      },
    ]),
  )
}

function tick(countdown: { left: number }): void {
  countdown.left -= 1
  if (countdown.left <= 0) throw new Crash('the power went')
}
