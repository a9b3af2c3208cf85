import type { z } from 'zod'
import type { World } from '../world.ts'

/** Something that can be done to the simulator from outside, over HTTP or in the same process. */
export type Control<S extends z.ZodType, R> = {
  input: S
  run(world: World, given: z.output<S>): R
}

export const control = <S extends z.ZodType, R>(
  input: S,
  run: (world: World, given: z.output<S>) => R,
): Control<S, R> => ({ input, run })
