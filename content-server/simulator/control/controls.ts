import type { z } from 'zod'
import type { World } from '../world.ts'
import { channelControls } from './channel-controls.ts'
import type { Control } from './control.ts'
import { faultControls } from './fault-controls.ts'
import { payerControls } from './payer-controls.ts'

/** Every control by its name, as in `POST /_sim/<name>`. */
export const CONTROLS = { ...payerControls, ...faultControls, ...channelControls }

type Definitions = typeof CONTROLS
type Bound<D> = D extends Control<infer S, infer R> ? (given: z.input<S>) => R : never

/** The same controls as functions, for whoever runs the simulator in his own process. */
export type Controls = { [Name in keyof Definitions]: Bound<Definitions[Name]> }

export function controlsOf(world: World): Controls {
  const bound = Object.entries(CONTROLS).map(([name, { input, run }]) => [
    name,
    (given: unknown) => (run as (world: World, given: unknown) => unknown)(world, input.parse(given)),
  ])
  return Object.fromEntries(bound) as Controls
}
