import type { z } from 'zod'
import type { Caller } from './who.ts'

/** What a route takes and gives beside JSON. */
export type Upload = { upload: true; mostBytes: number }

/**
 * One route of the API, as data: the server binds a verb to it, clients are typed from it,
 * the OpenAPI document lists it, and a test walks all of them to see that everyone else is refused.
 * `path` names parameters as `:id`. `reply` is a schema, or 'nothing' (204), 'bytes' or 'events' (SSE).
 */
export type RouteSpec = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  who: readonly Caller[]
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType | Upload
  reply: z.ZodType | 'nothing' | 'bytes' | 'events'
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a verb receives. */
export type Asked<R extends RouteSpec> = {
  params: Parsed<R['params']>
  query: Parsed<R['query']>
  body: R['body'] extends Upload ? AsyncIterable<Uint8Array> : Parsed<R['body']>
}

/** What a verb answers with. */
export type Replied<R extends RouteSpec> = R['reply'] extends z.ZodType ? z.output<R['reply']> : undefined

type Field<K extends string, V> = [V] extends [undefined] ? { [k in K]?: undefined } : { [k in K]: V }

/** What a client sends. */
export type Asking<R extends RouteSpec> = Field<'params', Given<R['params']>> &
  Field<'query', Given<R['query']>> &
  Field<'body', R['body'] extends Upload ? Blobbish : Given<R['body']>>

/** A file to send: whatever `fetch` takes as a body. */
export type Blobbish = Uint8Array | { readonly size: number; readonly type: string }

/** Declares a route; only narrows the type. */
export function route<const R extends RouteSpec>(spec: R): R {
  return spec
}

/** The path with its parameters filled in, each percent-encoded. */
export function pathOf(spec: RouteSpec, params: Record<string, string> = {}): string {
  return spec.path.replace(/:([A-Za-z][A-Za-z0-9]*)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
}
