import { z } from 'zod'
import { Kind } from './item.ts'
import { Ppm } from './primitives.ts'

/**
 * Keeps like from following like. `by: 'brand'` and `'category'` compare items; `'kind'` compares classes.
 * At least `items` other plays, or `ms` of other time, stand between two alike. `hard` is never relaxed;
 * otherwise it is relaxed last, and the slot says so.
 */
export const Separation = z
  .object({
    by: z.enum(['item', 'brand', 'category', 'kind']),
    only: z.array(z.string().min(1).max(200)).max(100).optional(),
    items: z.int().min(1).max(50).optional(),
    ms: z.int().min(1).max(86_400_000).optional(),
    hard: z.boolean().optional(),
  })
  .refine((rule) => rule.items !== undefined || rule.ms !== undefined, 'a separation needs items or ms')
export type Separation = z.infer<typeof Separation>

/** Two categories that are kept apart as if they were one (a bank beside a lender). */
export const Rivals = z.object({ categories: z.tuple([z.string(), z.string()]) })

/**
 * A class's share of on-air time, also within every rolling `windowMs` (an hour unless told). `maxRunMs` is the longest
 * uninterrupted run of that class.
 */
export const ClassLimit = z
  .object({
    kinds: z.array(Kind).min(1).max(5),
    floorPpm: Ppm.optional(),
    ceilingPpm: Ppm.optional(),
    windowMs: z.int().min(60_000).max(86_400_000).optional(),
    maxRunMs: z.int().min(1000).max(86_400_000).optional(),
  })
  .refine(
    (limit) => (limit.floorPpm ?? 0) <= (limit.ceilingPpm ?? 1_000_000),
    'the floor is above the ceiling',
  )
export type ClassLimit = z.infer<typeof ClassLimit>

export const Rules = z.object({
  separation: z.array(Separation).max(50).optional(),
  rivals: z.array(Rivals).max(100).optional(),
  limits: z.array(ClassLimit).max(20).optional(),
  /** Half-width of the window a play may fall in, in thousandths of its own length; 1000 is the proven bound. */
  windowPermille: z.int().min(550).max(1000).optional(),
})
export type Rules = z.infer<typeof Rules>
