import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { client, type Call } from '@linli/contract/client.ts'
import { DEVICE_HEADERS, requestText } from '@linli/contract/device.ts'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import type { Grant } from '@linli/contract/people.ts'
import type { ScreenDraft } from '@linli/contract/screens.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { makeMetrics } from '../http/metrics.ts'
import { diskBlobs } from '../media/blobs.ts'
import { hashPassword } from '../people/password.ts'
import { Channels } from '../payments/channels.ts'
import { cash } from '../payments/gateways/cash.ts'
import { creditTerms } from '../payments/gateways/credit-terms.ts'
import type { Gateway } from '../payments/gateways/gateway.ts'
import { PaymentWatchers } from '../payments/watchers.ts'
import { Hints } from '../programme/hints.ts'
import { planKeyAt } from '../programme/plan-key.ts'
import { startServer } from '../start-server.ts'
import { openStore } from '../store/open-store.ts'

export const TEST_START = '2026-11-21T08:00:00.000Z'
export const PASSWORD = 'lanterns over the river'

/** A device of a test: a key, and calls signed with it. `clockOffsetMs` is how wrong its clock is. */
export type TestDevice = { publicKey: string; call: Call; fetch: ReturnType<typeof signedFetch> }

export type TestOptions = {
  databaseUrl?: string
  /** Payment channels beside the desk's own. */
  gateways?: (clock: () => string) => Gateway[]
  /** False: nothing runs by itself. */
  jobs?: boolean
}

/**
 * The real application on a free port: in-memory SQLite, a clock that stands until moved, blobs in a temporary
 * directory. Two communities, `c1` and `c2`, each with a screen (`c1-screen`) and a kiosk (`c1-kiosk`).
 */
export async function startTestApp(options: TestOptions = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'linli-test-'))
  let nowMs = msOf(TEST_START)
  let ids = 0
  const clock = () => instantOf(nowMs)
  const metrics = makeMetrics()
  const context: Context = {
    config: {
      ...readConfig({ LINLI_PORT: '0', LINLI_DATA: directory, LINLI_LOG: 'silent', NODE_ENV: 'test' }),
    },
    log: pino({ level: 'silent' }),
    metrics,
    store: await openStore(options.databaseUrl ?? 'sqlite::memory:'),
    clock,
    newId: () => `id-${String(++ids).padStart(6, '0')}`,
    random: (bytes) => randomBytes(bytes),
    blobs: diskBlobs(join(directory, 'media')),
    hints: new Hints(metrics),
    channels: new Channels([...(options.gateways?.(clock) ?? []), cash(clock), creditTerms(clock)], clock),
    watchers: new PaymentWatchers(),
    workSoon: () => {},
    planKey: planKeyAt(join(directory, 'plan-key.pem')),
  }
  await twoCommunities(context)
  const server = await startServer(context, join(directory, 'no-console'), { jobs: options.jobs ?? true })
  const url = `http://127.0.0.1:${server.port}`
  return {
    context,
    url,
    programme: server.programme,
    stranger: client(url, fetch),
    passMs: (ms: number) => void (nowMs += ms),
    signInAs: (login: string, grants: Grant[]) => signInAs(context, url, login, grants),
    operator: () => signInAs(context, url, 'operator', [{ role: 'operator', communityId: null }]),
    staffOf: (communityId: string) =>
      signInAs(context, url, `staff-${communityId}`, [{ role: 'community-staff', communityId }]),
    unpairedDevice: (clockOffsetMs = 0) => newDevice(context, url, clockOffsetMs),
    deviceAt: (screenId: string, clockOffsetMs = 0) => enrolledDevice(context, url, screenId, clockOffsetMs),
    async stop() {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>

async function twoCommunities({ store }: Context): Promise<void> {
  const place = {
    building: '1',
    hours: [],
    width: 1920,
    height: 1080,
    place: 'lobby',
  } satisfies Partial<ScreenDraft>
  await store.change(async (stores) => {
    for (const id of ['c1', 'c2']) {
      await stores.people.addCommunity({
        id,
        name: { zh: `小区${id}`, en: `Community ${id}` },
        zone: 'Asia/Shanghai',
      })
      await stores.screens.add({
        ...place,
        id: `${id}-screen`,
        communityId: id,
        role: 'screen',
        name: { zh: `${id} 大堂屏` },
      })
      await stores.screens.add({
        ...place,
        id: `${id}-kiosk`,
        communityId: id,
        role: 'kiosk',
        name: { zh: `${id} 自助机` },
      })
    }
  })
}

/** Signs a new or known person in; answers with calls that carry the cookie. */
async function signInAs(context: Context, url: string, login: string, grants: Grant[]): Promise<Call> {
  const { store, clock, newId } = context
  if (!(await store.read.people.findByLogin(login))) {
    const person = {
      id: newId(),
      login,
      name: login,
      grants,
      createdAt: clock(),
      passwordHash: await hashPassword(PASSWORD),
    }
    await store.change((stores) => stores.people.add(person))
  }
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return client(url, (address, { headers, credentials: _, body, ...init }) =>
    fetch(address, {
      ...init,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: body as string }),
    }),
  )
}

function newDevice({ clock }: Context, url: string, clockOffsetMs: number): TestDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x as string
  const signed = signedFetch(key, privateKey, () => instantOf(msOf(clock()) + clockOffsetMs))
  return { publicKey: key, call: client(url, signed), fetch: signed }
}

async function enrolledDevice(context: Context, url: string, screenId: string, clockOffsetMs: number) {
  const device = newDevice(context, url, clockOffsetMs)
  const [screen] = await context.store.read.screens.listByIds([screenId])
  if (!screen) throw new Error(`no screen ${screenId}`)
  const id = context.newId()
  await context.store.change((stores) =>
    stores.devices.enrol({
      id,
      publicKey: device.publicKey,
      screenId,
      role: screen.role,
      at: context.clock(),
    }),
  )
  return { ...device, id }
}

type Init = { method: string; headers: Record<string, string>; body?: string | Uint8Array }

/** A fetch that signs like a device does. */
function signedFetch(key: string, privateKey: KeyObject, clock: () => string) {
  return (url: string, init: Init): Promise<Response> => {
    const { pathname, search } = new URL(url)
    const at = clock()
    const bodySha256 = createHash('sha256')
      .update(init.body ?? '')
      .digest('hex')
    const signature = sign(
      null,
      Buffer.from(requestText(init.method, pathname + search, at, bodySha256)),
      privateKey,
    ).toString('base64url')
    const headers = {
      ...init.headers,
      [DEVICE_HEADERS.key]: key,
      [DEVICE_HEADERS.at]: at,
      [DEVICE_HEADERS.signature]: signature,
    }
    return fetch(url, {
      method: init.method,
      headers,
      ...(init.body === undefined ? {} : { body: init.body as string }),
    })
  }
}
