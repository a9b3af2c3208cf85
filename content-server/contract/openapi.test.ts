import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { openApi } from './openapi.ts'
import { ROUTES } from './routes.ts'

const document = openApi('1.2.3')
// As a client gets it: what JSON cannot hold is gone.
const sent = JSON.parse(JSON.stringify(document)) as typeof document

describe('the OpenAPI document', () => {
  it('is valid by the schema of OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(sent))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('is seen as invalid when it is', async () => {
    const broken = { ...structuredClone(sent), paths: { 'no-slash': { get: { responses: 'none' } } } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('holds every route once, with its parameters', () => {
    const operations = Object.entries(sent.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method,
        operation: operation as Operation,
      })),
    )
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names.sort()).toEqual(ROUTES.map(({ name }) => name).sort())
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort()
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name).sort()).toEqual(named)
      expect(path).not.toContain(':')
    }
  })

  it('points only at what it holds', () => {
    const pointers = [...JSON.stringify(sent).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, pointer]) => pointer as string,
    )
    expect(pointers.length).toBeGreaterThan(0)
    for (const pointer of new Set(pointers))
      expect([pointer, target(pointer)]).not.toEqual([pointer, undefined])
  })

  it('says what a refusal looks like', () => {
    expect(sent.components.schemas.Refusal).toMatchObject({
      type: 'object',
      properties: {
        refusal: { properties: { code: { enum: expect.arrayContaining(['order/sold-out']) as string[] } } },
      },
    })
    expect(sent.info.version).toBe('1.2.3')
  })
})

type Operation = { operationId: string; parameters: { name: string; in: string }[] }

function target(pointer: string): unknown {
  const steps = pointer
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], sent)
}
