import type { Express, Request, Response } from 'express'
import { ZodError } from 'zod'
import type { World } from '../world.ts'
import { controlsOf } from './controls.ts'
import { ControlRefusal } from './refusal.ts'
import { bookView } from './views.ts'

/** The controls over HTTP, and what can be looked at. */
export function controlRoutes(app: Express, world: World): void {
  const controls = controlsOf(world) as Record<string, ((given: unknown) => unknown) | undefined>
  app.get('/_sim/book', (_request, response) => void response.json(bookView(world)))
  app.get('/_sim/deliveries', (_request, response) => void response.json(world.couriers.log))
  app.get('/_sim/faults', (_request, response) => void response.json(world.faults.list()))
  app.post('/_sim/:name', async (request, response) => {
    const name = String(request.params['name'])
    const run = Object.hasOwn(controls, name) ? controls[name] : undefined
    if (!run) return void response.status(404).json({ error: 'no such control' })
    await answer(response, () => run(jsonIn(request)))
  })
}

async function answer(response: Response, run: () => unknown): Promise<void> {
  try {
    response.json((await run()) ?? {})
  } catch (error) {
    if (error instanceof ControlRefusal) response.status(error.status).json({ error: error.message })
    else if (error instanceof ZodError)
      response.status(400).json({ error: 'malformed', problems: error.issues })
    else throw error
  }
}

function jsonIn(request: Request): unknown {
  const raw = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  try {
    return JSON.parse(raw === '' ? '{}' : raw) as unknown
  } catch {
    throw new ControlRefusal(400, 'not JSON')
  }
}
