import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../test/start-app.ts'
import { runJob } from './run-jobs.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

it('of several servers that wake at the same moment, one runs the job', async () => {
  let runs = 0
  const job = {
    name: 'sweep',
    when: '* * * * *',
    leaseMs: 60_000,
    run: () => Promise.resolve(void (runs += 1)),
  }
  const ran = await Promise.all([1, 2, 3].map(() => runJob(app.context, job)))
  expect(ran.filter(Boolean)).toHaveLength(1)
  expect(runs).toBe(1)
  app.passMs(60_000)
  expect(await runJob(app.context, job)).toBe(true)
})
