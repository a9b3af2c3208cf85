import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { postgresPrograms, stopSharedPostgres } from './test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's PostgreSQL lives once a test file has wanted it. */
    postgresDirectory: string
  }
}

/** Vitest calls this once a run: nothing is started here, and whatever was started is stopped. */
export default function setup(project: TestProject): () => Promise<void> {
  const directory = join(tmpdir(), `linli-pg-${randomUUID().slice(0, 8)}`)
  project.provide('postgresDirectory', directory)
  return async () => {
    if (existsSync(directory) && !process.env['LINLI_TEST_POSTGRES'] && !postgresPrograms()) {
      console.warn(
        'PostgreSQL WAS NOT RUN: none is installed, so the stores were tested on SQLite only. ' +
          'Install PostgreSQL, or name one in LINLI_TEST_POSTGRES.',
      )
    }
    await stopSharedPostgres(directory)
  }
}
