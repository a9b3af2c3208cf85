import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAgent } from './kill-agent.ts'
import { killServer } from './kill-server.ts'

/** `npm run test:crash [-- --rounds 50 --seed 1]`: kills the server and the agent and counts what is lost. */
function option(name: string, otherwise: number): number {
  const index = process.argv.indexOf(`--${name}`)
  return index === -1 ? otherwise : Number(process.argv[index + 1])
}
const rounds = option('rounds', 50)
const seed = option('seed', Math.floor(Math.random() * 1_000_000))
console.log(`seed ${seed}, ${rounds} kills each`)

const data = mkdtempSync(join(tmpdir(), 'linli-crash-'))
const server = await killServer(data, rounds, seed)
console.table({ server })
const agent = await killAgent(data, rounds, seed)
console.table({ agent })
rmSync(data, { recursive: true, force: true })

const faults = [
  ...[server.lost, server.doubled, server.unpublished, server.missingInPlan, server.databaseFaults],
  ...[agent.lost, agent.doubled, agent.altered, agent.wrongBytes],
].reduce((sum, count) => sum + count, 0)
const idle = server.accepted === 0 || agent.recorded === 0 || agent.downloads === 0
if (idle) console.log('nothing was accepted, recorded or downloaded: this run proves nothing')
console.log(faults === 0 && !idle ? 'nothing lost, nothing doubled, no wrong byte' : `${faults} faults`)
process.exit(faults === 0 && !idle ? 0 : 1)
