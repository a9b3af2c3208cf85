import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pathOf, route } from './route.ts'
import { ROUTES } from './routes.ts'
import { DEVICES, ROLES } from './who.ts'

const unique = (things: string[]) =>
  expect(things.filter((thing, i) => things.indexOf(thing) !== i)).toEqual([])

describe('the routes of the API', () => {
  it('have names of their own', () => {
    unique(ROUTES.map(({ name }) => name))
  })

  it('have addresses of their own, whatever their parameters are called', () => {
    unique(ROUTES.map(({ route: { method, path } }) => `${method} ${path.replace(/:\w+/g, ':')}`))
  })

  it('are there', () => {
    expect(ROUTES.length).toBeGreaterThan(30)
    expect(ROUTES.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['placeOrder', 'fetchPlan', 'signIn']),
    )
  })
})

describe.each(ROUTES.map(({ name, route }) => [name, route] as const))('%s', (_, spec) => {
  it('says in a sentence what it does, and for whom', () => {
    expect(spec.summary).toMatch(/^[A-Z].{5,}[^.]$/)
    expect(spec.who.length).toBeGreaterThan(0)
    unique([...spec.who])
    for (const caller of spec.who) expect(['anyone', ...ROLES, ...DEVICES]).toContain(caller)
  })

  it('declares exactly the parameters that its path names', () => {
    const named = [...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const declared = spec.params instanceof z.ZodObject ? Object.keys(spec.params.shape) : []
    expect(declared.sort()).toEqual(named.sort())
  })

  it('does not change anything when it only reads', () => {
    if (spec.method === 'GET') expect(spec.body).toBeUndefined()
  })

  it('refuses what it does not know', () => {
    for (const schema of [spec.params, spec.query, spec.body]) {
      if (!schema || !('safeParse' in schema)) continue
      const read = schema.safeParse({ somethingElse: 1 })
      expect(read.success).toBe(false)
      expect(read.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
    }
  })
})

describe('the path of a route', () => {
  const spec = route({
    method: 'GET',
    path: '/media/:sha256/of/:id',
    who: ['anyone'],
    summary: 'An example',
    reply: 'nothing',
  })

  it('has every parameter in its place, digits in their names included', () => {
    expect(pathOf(spec, { sha256: 'abc', id: 'x1' })).toBe('/media/abc/of/x1')
  })

  it('cannot be left by what a parameter holds', () => {
    expect(pathOf(spec, { sha256: '../../etc', id: 'a b/?#%$&' })).toBe(
      '/media/..%2F..%2Fetc/of/a%20b%2F%3F%23%25%24%26',
    )
  })
})
