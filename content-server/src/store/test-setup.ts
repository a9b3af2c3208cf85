import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { offerPostgres } from './test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test files of a run meet its PostgreSQL. */
    postgresDirectory: string
  }
}

/** Vitest calls this once a run: nothing is started before a test file wants it, and whatever was started is stopped. */
export default function setup(project: TestProject): () => Promise<void> {
  const directory = join(tmpdir(), `linli-pg-${randomUUID().slice(0, 8)}`)
  project.provide('postgresDirectory', directory)
  const stop = offerPostgres(directory)
  return async () => {
    if (existsSync(join(directory, 'missed'))) {
      console.warn(
        'PostgreSQL WAS NOT RUN: none is installed, so the stores were tested on SQLite only. ' +
          'Install PostgreSQL, or name one in LINLI_TEST_POSTGRES.',
      )
    }
    await stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
