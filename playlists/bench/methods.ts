import { tune } from '../compile/tune.ts'
import { planOf, playsOf } from './our-method.ts'
import { smoothRoundRobin, smoothRoundRobinApart, stride } from './rivals/fair-queues.ts'
import { interruptLoop } from './rivals/interrupt.ts'
import { duplicatedEntries, sequentialList, weightedRandom } from './rivals/lists.ts'
import { hasUnitSlots, isConstant, offlineOptimum, tijdeman } from './rivals/unit-slots.ts'
import type { Method, Workload } from './workload.ts'

/** A method under test, and the days it can be asked to plan. */
export interface Contender {
  name: string
  play: Method
  canPlay: (workload: Workload) => boolean
}

const any = (): boolean => true

export const WEDF: Contender = {
  name: 'wedf',
  play: (workload, seed) => playsOf(workload, tune(planOf(workload, seed))),
  canPlay: any,
}

/** The same with the window the proof is for, whatever the day. */
export const WEDF_PROVEN: Contender = {
  name: 'wedf proven',
  play: (workload, seed) => playsOf(workload, planOf(workload, seed)),
  canPlay: any,
}

export const RIVALS: Contender[] = [
  { name: 'sequential list', play: sequentialList, canPlay: any },
  { name: 'duplicated entries', play: duplicatedEntries, canPlay: any },
  { name: 'weighted random', play: weightedRandom, canPlay: any },
  { name: 'interrupt', play: interruptLoop, canPlay: any },
  { name: 'stride', play: stride, canPlay: any },
  { name: 'swrr', play: smoothRoundRobin, canPlay: any },
  { name: 'swrr+separation', play: smoothRoundRobinApart, canPlay: any },
  { name: 'tijdeman', play: tijdeman, canPlay: hasUnitSlots },
  { name: 'offline optimum', play: offlineOptimum, canPlay: (day) => hasUnitSlots(day) && isConstant(day) },
]
