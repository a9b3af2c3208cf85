import { afterEach, beforeEach, expect, it } from 'vitest'
import { heartbeat } from '@linli/contract/device.ts'
import * as pairing from '@linli/contract/pairing.ts'
import { fetchPlan } from '@linli/contract/plan-letter.ts'
import { listScreens, revokeDevice } from '@linli/contract/screens.ts'
import { startTestApp, type TestApp, type TestDevice } from '../test/start-app.ts'
import { CODE_MS } from './pair-device.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

const refused = (code: string) => expect.objectContaining({ code })
const ask = (device: TestDevice, role: 'screen' | 'kiosk' = 'screen') =>
  device.call(pairing.askForCode, { body: { publicKey: device.publicKey, role, label: 'box' } })
const stateOf = (device: TestDevice) =>
  device.call(pairing.pairingState, { body: { publicKey: device.publicKey } })

it('a screen shows a code, staff enter it, and the screen may fetch its plan', async () => {
  const staff = await app.staffOf('c1')
  const device = app.unpairedDevice()
  const { code } = await ask(device)
  expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
  expect(await stateOf(device)).toMatchObject({ state: 'waiting' })
  expect(await staff(pairing.lookAtPairing, { body: { code } })).toMatchObject({
    role: 'screen',
    label: 'box',
  })
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`
  await staff(pairing.approvePairing, { body: { code: typed, screenId: 'c1-screen' } })
  expect(await stateOf(device)).toMatchObject({
    state: 'paired',
    screenId: 'c1-screen',
    planKey: app.context.planKey.announce(),
  })
  await app.programme.catchUp()
  expect((await device.call(fetchPlan)).signatures).toHaveLength(1)
  expect((await staff(listScreens)).screens.find((screen) => screen.id === 'c1-screen')?.paired).toBe(true)
})

it('a wrong, an expired and a used code are refused and change nothing', async () => {
  const staff = await app.staffOf('c1')
  const approve = (code: string) => staff(pairing.approvePairing, { body: { code, screenId: 'c1-screen' } })
  await expect(approve('BCDFGHJK')).rejects.toEqual(refused('pairing/no-such-code'))
  await expect(approve('12345678')).rejects.toEqual(refused('request/malformed'))
  const late = app.unpairedDevice()
  const { code: lateCode } = await ask(late)
  app.passMs(CODE_MS)
  await expect(approve(lateCode)).rejects.toEqual(refused('pairing/expired'))
  expect(await stateOf(late)).toEqual({ state: 'expired' })
  const first = app.unpairedDevice()
  const { code } = await ask(first)
  await approve(code)
  await expect(approve(code)).rejects.toEqual(refused('pairing/already-used'))
  expect(await stateOf(first)).toMatchObject({ state: 'paired' })
})

it('asking again voids the code shown before', async () => {
  const staff = await app.staffOf('c1')
  const device = app.unpairedDevice()
  const { code } = await ask(device)
  await ask(device)
  await expect(staff(pairing.lookAtPairing, { body: { code } })).rejects.toEqual(
    refused('pairing/no-such-code'),
  )
})

it("staff cannot pair a device with another community's screen, nor a kiosk with a screen's place", async () => {
  const staff = await app.staffOf('c1')
  const device = app.unpairedDevice()
  const { code } = await ask(device)
  await expect(staff(pairing.approvePairing, { body: { code, screenId: 'c2-screen' } })).rejects.toEqual(
    refused('thing/not-found'),
  )
  await expect(staff(pairing.approvePairing, { body: { code, screenId: 'c1-kiosk' } })).rejects.toEqual(
    refused('pairing/role-mismatch'),
  )
  expect(await stateOf(device)).toMatchObject({ state: 'waiting' })
})

it('nobody asks in the name of a key they do not hold', async () => {
  const device = app.unpairedDevice()
  const other = app.unpairedDevice()
  const body = { publicKey: device.publicKey, role: 'screen', label: '' } as const
  await expect(other.call(pairing.askForCode, { body })).rejects.toEqual(refused('device/bad-signature'))
  await expect(app.stranger(pairing.askForCode, { body })).rejects.toEqual(refused('device/bad-signature'))
})

it('a revoked device gets nothing more, and may ask for a new code', async () => {
  const staff = await app.staffOf('c1')
  const device = await app.deviceAt('c1-screen')
  await device.call(fetchPlan)
  await staff(revokeDevice, { params: { id: 'c1-screen' } })
  await expect(device.call(fetchPlan)).rejects.toEqual(refused('device/revoked'))
  const { code } = await ask(device)
  await staff(pairing.approvePairing, { body: { code, screenId: 'c1-screen' } })
  expect(await stateOf(device)).toMatchObject({ state: 'paired', deviceId: device.id })
})

it('pairing a new device at a place revokes the one that was there', async () => {
  const staff = await app.staffOf('c1')
  const old = await app.deviceAt('c1-screen')
  const fresh = app.unpairedDevice()
  const { code } = await ask(fresh)
  await staff(pairing.approvePairing, { body: { code, screenId: 'c1-screen' } })
  await expect(old.call(fetchPlan)).rejects.toEqual(refused('device/revoked'))
})

it('a clock an hour off is told the time; with it, the same device is heard', async () => {
  const health = {
    planRevision: null,
    clockOffsetMs: 0,
    mediaWanted: 0,
    mediaReady: 0,
    playsWaiting: 0,
    framesAdvancing: true,
    agentVersion: '0',
  }
  const wrong = await app.deviceAt('c1-screen', 3_600_000)
  const answer = await wrong.call(heartbeat, { body: health }).catch((error: unknown) => error)
  expect(answer).toMatchObject({ code: 'device/clock-off', details: { serverTime: app.context.clock() } })
  expect((await app.context.store.read.screens.listByIds(['c1-screen']))[0]?.health).toBeNull()
  const right = await app.deviceAt('c1-screen')
  await right.call(heartbeat, { body: health })
  expect((await app.context.store.read.screens.listByIds(['c1-screen']))[0]?.health).toMatchObject({
    seenAt: app.context.clock(),
  })
})
