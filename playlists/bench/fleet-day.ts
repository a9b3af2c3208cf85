import { compile } from '../compile/compile.ts'
import { sequence } from '../sequence/sequence.ts'
import { fleetOf, FLEET_DAY, programmeOf } from './workloads/fleet.ts'

const DAY = 86_400_000

/** Times are of the processor, so that a busy machine measures the same as an idle one. */
export interface FleetRun {
  compileMs: number
  dayMs: number
  slots: number
  plans: number
  /** Peak of the whole process, megabytes. */
  peakMb: number
}

/** Compiles and plays a day for every screen, one after another; with sharing, screens with equal plans are done once. */
export function playFleet(count: number, sharing: boolean): FleetRun {
  const fleet = fleetOf(count)
  const done = new Map<string, number>()
  const run = { compileMs: 0, dayMs: 0, slots: 0, plans: 0 }
  for (const screen of fleet.screens) {
    const key = `${screen.community} ${screen.venue}`
    const known = sharing ? done.get(key) : undefined
    if (known !== undefined) {
      run.slots += known
      continue
    }
    const started = process.cpuUsage().user
    const { plan } = compile(programmeOf(fleet, screen))
    const compiled = process.cpuUsage().user
    const slots = sequence(plan, FLEET_DAY, FLEET_DAY + DAY).length
    run.compileMs += (compiled - started) / 1000
    run.dayMs += (process.cpuUsage().user - compiled) / 1000
    run.slots += slots
    run.plans++
    done.set(key, slots)
  }
  return { ...run, peakMb: process.resourceUsage().maxRSS / 1024 }
}

const [count, sharing] = process.argv.slice(2)
if (count !== undefined) console.log(JSON.stringify(playFleet(Number(count), sharing === 'shared')))
