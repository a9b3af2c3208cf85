import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { AgentState, LOOPBACK, type ShownSlot } from '../../loopback.ts'
import { ALIVE_EVERY_MS, ASK_AGAIN_MS, MOST_REPORTS_WAITING } from '../limits.ts'
import type { PageHost } from './page-host.ts'

/** The agent of this device, as a page sees it. */
export type Agent = {
  /** What to show; null until the agent has answered once. */
  state: Readonly<ShallowRef<AgentState | null>>
  /** Whether the agent answers; false also when this page's token is from before its last start. */
  answering: Readonly<Ref<boolean>>
  /** Player time, ms since 1970. */
  clock: () => number
  mediaUrl: (sha256: string) => string
  painted: (slot: ShownSlot, at: number) => void
  ended: (at: number) => void
  skipped: (itemId: string, why: string) => void
  /** A kiosk tells that somebody uses it: a touch cuts the play, nothing is recorded while busy. */
  busy: (busy: boolean) => void
}

/**
 * Talks to the agent while the scope lives: hears its news, asks for the state, reports what is painted in order,
 * and says that it is alive only while frames advance.
 */
export function useAgent(host: PageHost): Agent {
  const page = host.newPageId()
  const state = shallowRef<AgentState | null>(null)
  const answering = ref(true)
  const reports = reportsInOrder(host, answering)
  const asking = askForState(host, state, answering)
  const hearing = hear(host, page, asking.now)
  const pulse = pulseOf(host, page)
  onScopeDispose(() => [reports, asking, hearing, pulse].forEach((part) => part.stop()))
  const offset = () => state.value?.clockOffsetMs ?? 0
  return {
    state,
    answering,
    clock: () => host.now() + offset(),
    mediaUrl: (sha256) => LOOPBACK.media + sha256,
    painted: (slot, at) => reports.send(LOOPBACK.painted, { page, slot, at: Math.round(at) }),
    ended: (at) => reports.send(LOOPBACK.ended, { page, at: Math.round(at) }),
    skipped: pulse.skipped,
    busy: (busy) => reports.send(LOOPBACK.busy, { page, busy }),
  }
}

function post(host: PageHost, path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  return host.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

// What was painted stays in line until the agent has it: a play must not be lost to a moment's silence.
function reportsInOrder(host: PageHost, answering: Ref<boolean>) {
  const waiting: { path: string; body: object }[] = []
  let sending = false
  let later: { cancel(): void } | null = null
  async function drain() {
    if (sending) return
    sending = true
    try {
      while (waiting[0]) {
        const { status } = await post(host, waiting[0].path, waiting[0].body)
        answering.value = status !== 401
        if (status >= 500 || status === 401) break
        waiting.shift()
      }
    } catch {
      answering.value = false
    }
    sending = false
    if (waiting.length > 0) later = host.after(ASK_AGAIN_MS, () => void drain())
  }
  return {
    send(path: string, body: object) {
      waiting.push({ path, body })
      if (waiting.length > MOST_REPORTS_WAITING) waiting.shift()
      void drain()
    },
    stop: () => later?.cancel(),
  }
}

function askForState(host: PageHost, state: ShallowRef<AgentState | null>, answering: Ref<boolean>) {
  let later: { cancel(): void } | null = null
  let stopped = false
  let asked = 0
  async function now() {
    const mine = ++asked
    later?.cancel()
    try {
      const answer = await host.fetch(LOOPBACK.state, { method: 'GET', headers: {} })
      const text = await answer.text()
      if (stopped || mine !== asked) return
      answering.value = answer.status === 200
      if (answer.status === 200) {
        state.value = keepingPlans(state.value, AgentState.parse(JSON.parse(text)))
        return
      }
    } catch {
      answering.value = false
    }
    if (!stopped && mine === asked) later = host.after(ASK_AGAIN_MS, () => void now())
  }
  void now()
  return {
    now: () => void now(),
    stop: () => {
      stopped = true
      later?.cancel()
    },
  }
}

// The engine remembers what it has worked out by the plan's object: the same revision stays the same object.
function keepingPlans(before: AgentState | null, now: AgentState): AgentState {
  if (before?.show !== 'playing' || now.show !== 'playing') return now
  const known = [before.plan, before.nextPlan]
  const same = <P extends typeof now.nextPlan>(plan: P): P =>
    (known.find((one) => one !== null && one.revision === plan?.revision) as P | undefined) ?? plan
  return { ...now, plan: same(now.plan), nextPlan: same(now.nextPlan) }
}

function hear(host: PageHost, page: string, news: () => void) {
  let later: { cancel(): void } | null = null
  let stream = open()
  function open() {
    return host.listen(`${LOOPBACK.events}?page=${page}`, {
      event: news,
      broken: () => {
        later = host.after(ASK_AGAIN_MS, () => {
          stream = open()
        })
      },
    })
  }
  return {
    stop: () => {
      later?.cancel()
      stream.close()
    },
  }
}

// Sent from a frame, so that a page whose frames stand still falls silent and the watchdog outside sees it.
function pulseOf(host: PageHost, page: string) {
  let frames = 0
  let sentAt = -Infinity
  let skipped: { itemId: string; why: string }[] = []
  const counting = host.eachFrame(() => {
    frames += 1
    const now = host.now()
    if (Math.abs(now - sentAt) < ALIVE_EVERY_MS) return
    sentAt = now
    const body = { page, visible: host.visible(), frames, skipped: skipped.slice(0, 50) }
    skipped = []
    post(host, LOOPBACK.alive, body).catch(() => undefined)
  })
  return {
    skipped: (itemId: string, why: string) => {
      if (skipped.length < 50) skipped.push({ itemId, why })
    },
    stop: () => counting.cancel(),
  }
}
