import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as people from '@linli/contract/people.ts'
import { listAudit } from '@linli/contract/audit.ts'
import { PASSWORD, startTestApp, type TestApp } from '../test/start-app.ts'
import { IDLE_MS, SESSION_MS } from './sign-in.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

const refused = (code: string) => expect.objectContaining({ code })

describe('the first visitor', () => {
  it('creates the operator once; a second visitor is sent to sign in', async () => {
    const account = { login: 'Chen', name: '陈', password: 'eight bridges and a tower' }
    expect(await app.stranger(people.setupState)).toEqual({ needsOperator: true, demo: false })
    const { person } = await app.stranger(people.setUp, { body: account })
    expect(person).toMatchObject({ login: 'chen', grants: [{ role: 'operator', communityId: null }] })
    expect((await app.stranger(people.setupState)).needsOperator).toBe(false)
    await expect(app.stranger(people.setUp, { body: { ...account, login: 'other' } })).rejects.toEqual(
      refused('people/already-set-up'),
    )
  })

  it('is refused a password that is short, common or contains the login', async () => {
    const tries = {
      short: 'people/password-too-short',
      '1234567890': 'people/password-too-common',
      aaaaaaaaaaaa: 'people/password-too-common',
      'chen chen chen': 'people/password-too-common',
    }
    for (const [password, code] of Object.entries(tries)) {
      await expect(
        app.stranger(people.setUp, { body: { login: 'chen', name: '陈', password } }),
      ).rejects.toEqual(refused(code))
    }
    expect((await app.stranger(people.setupState)).needsOperator).toBe(true)
  })

  it('two at one moment do not both become operator', async () => {
    const both = ['one', 'two'].map((login) =>
      app.stranger(people.setUp, { body: { login, name: login, password: 'a bridge too far away' } }),
    )
    const outcomes = (await Promise.allSettled(both)).map((outcome) => outcome.status).sort()
    expect(outcomes).toEqual(['fulfilled', 'rejected'])
  })
})

describe('signing in', () => {
  it('a wrong password and an unknown account are told apart by nobody', async () => {
    await app.operator()
    const tryWith = (login: string, password: string) =>
      app.stranger(people.signIn, { body: { login, password } })
    await expect(tryWith('operator', 'not this one')).rejects.toEqual(refused('people/wrong-login'))
    await expect(tryWith('nobody', PASSWORD)).rejects.toEqual(refused('people/wrong-login'))
  })

  it('is held back after ten tries in a quarter of an hour, for that account and address only', async () => {
    await app.operator()
    const tryOnce = () =>
      app.stranger(people.signIn, { body: { login: 'operator', password: 'not this one' } })
    for (let i = 0; i < 9; i += 1) await expect(tryOnce()).rejects.toEqual(refused('people/wrong-login'))
    await expect(tryOnce()).rejects.toEqual(refused('request/too-many'))
    await expect(app.stranger(people.signIn, { body: { login: 'else', password: 'x' } })).rejects.toEqual(
      refused('people/wrong-login'),
    )
    app.passMs(15 * 60_000)
    await expect(tryOnce()).rejects.toEqual(refused('people/wrong-login'))
  })

  it('ends twelve hours after it began, an hour after it was last used, and at once on signing out', async () => {
    const busy = await app.operator()
    for (let passed = 0; passed + IDLE_MS / 2 < SESSION_MS; passed += IDLE_MS / 2) {
      await busy(people.whoAmI)
      app.passMs(IDLE_MS / 2)
    }
    app.passMs(IDLE_MS / 2)
    await expect(busy(people.whoAmI)).rejects.toEqual(refused('people/not-signed-in'))
    const idle = await app.operator()
    app.passMs(IDLE_MS + 1)
    await expect(idle(people.whoAmI)).rejects.toEqual(refused('people/not-signed-in'))
    const gone = await app.operator()
    await gone(people.signOut)
    await expect(gone(people.whoAmI)).rejects.toEqual(refused('people/not-signed-in'))
  })

  it('a change sent by a foreign page, which cannot set our header, is refused', async () => {
    await app.operator()
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ login: 'operator', password: PASSWORD })
    const signedIn = await fetch(`${app.url}/api/sessions`, { method: 'POST', headers: json, body })
    const cookie = signedIn.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const forged = await fetch(`${app.url}/api/sessions/current`, {
      method: 'DELETE',
      headers: { cookie: cookie.split(';')[0] ?? '' },
    })
    expect(forged.status).toBe(403)
    expect(await forged.json()).toMatchObject({ refusal: { code: 'request/foreign-site' } })
  })

  it('leaves an audit line that names the person and holds no secret', async () => {
    const operator = await app.operator()
    const { lines } = await operator(listAudit, { query: {} })
    expect(lines[0]).toMatchObject({ actor: 'person:operator', verb: 'sign-in' })
    expect(JSON.stringify(lines)).not.toContain(PASSWORD)
  })
})

describe('a body', () => {
  it('with an extra field, a missing one, or none at all is refused by place', async () => {
    const send = (body: string) =>
      fetch(`${app.url}/api/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    for (const [body, place] of [
      ['{"login":"a1","password":"b","admin":true}', 'admin'],
      ['{"login":"a1"}', 'body.password'],
      ['', 'body'],
      ['{"login":', 'not JSON'],
    ] as const) {
      const answer = await send(body)
      expect(answer.status).toBe(400)
      expect(JSON.stringify(await answer.json())).toContain(place)
    }
  })

  it('of more than half a megabyte is refused', async () => {
    const answer = await fetch(`${app.url}/api/sessions`, {
      method: 'POST',
      body: JSON.stringify({ login: 'x'.repeat(600_000) }),
    })
    expect(answer.status).toBe(413)
  })
})
