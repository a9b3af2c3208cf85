import process from 'node:process'
import { pino } from 'pino'
import { ConfigProblem, readConfig, USAGE } from './config.ts'
import { STOP_WITHIN_MS } from './limits.ts'
import { openLog } from './log.ts'
import { startAgent } from './start-agent.ts'

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  const log = openLog(config.logLevel, pino.destination({ dest: 2, sync: true }))
  const agent = await startAgent(config, {
    fetch,
    clocks: { wall: () => Date.now(), running: () => performance.now() },
    random: () => Math.random(),
    log,
  })
  const { url, port } = agent
  process.stdout.write(`${JSON.stringify({ ready: { url, port } })}\n`)
  log.info({ port, role: config.role, server: config.server, dir: config.dir }, 'the agent is ready')
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    agent.stop().then(
      () => process.exit(0),
      (problem: unknown) => {
        log.error({ problem }, 'the stop went wrong')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((problem: unknown) => {
  const words = problem instanceof ConfigProblem ? `${problem.message}\n\n${USAGE}` : String(problem)
  process.stderr.write(`${words}\n`)
  process.exit(problem instanceof ConfigProblem ? 2 : 1)
})
