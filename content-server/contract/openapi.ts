import { z } from 'zod'
import { RefusalReply } from './refusals.ts'
import type { RouteSpec } from './route.ts'
import { ROUTES } from './routes.ts'

/** The OpenAPI 3.1 document of all routes (https://spec.openapis.org/oas/v3.1.0). */
export function openApi(version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, concept, route } of ROUTES) {
    const path = route.path.replace(/:([A-Za-z][A-Za-z0-9]*)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, concept, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linli', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: { schemas: { Refusal: schemaOf(RefusalReply, 'output') } },
  }
}

function operation(name: string, concept: string, route: RouteSpec) {
  return {
    operationId: name,
    tags: [concept],
    summary: route.summary,
    'x-linli-who': route.who,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body ? { requestBody: { required: true, content: bodyContent(route.body) } } : {}),
    responses: {
      ...answer(route.reply),
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function bodyContent(body: NonNullable<RouteSpec['body']>) {
  if ('upload' in body)
    return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: schemaOf(body, 'input') } }
}

function answer(reply: RouteSpec['reply']) {
  if (reply === 'nothing') return { 204: { description: 'Done' } }
  if (reply === 'bytes') return { 200: { description: 'The bytes', content: { '*/*': {} } } }
  if (reply === 'events')
    return { 200: { description: 'Server-sent events', content: { 'text/event-stream': {} } } }
  return {
    200: { description: 'Done', content: { 'application/json': { schema: schemaOf(reply, 'output') } } },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<
    string,
    unknown
  >
  return rest
}
