import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAME_SITE_HEADER } from '@linli/contract/client.ts'
import { uploadMedia, type Media } from '@linli/contract/media.ts'
import { signIn } from '@linli/contract/people.ts'
import { pathOf } from '@linli/contract/route.ts'
import { PASSWORD, startTestApp, type TestApp } from '../test/start-app.ts'
import { picture, sample } from './upload-corpus.ts'

let app: TestApp
let film: Media
let cookie: string
beforeAll(async () => {
  app = await startTestApp()
  const staff = await app.staffOf('c1')
  film = await staff(uploadMedia, { query: { communityId: 'c1', name: 'film' }, body: sample('h264.mp4') })
  cookie = await cookieOf('staff-c1')
})
afterAll(() => app.stop())

async function cookieOf(login: string): Promise<string> {
  const answer = await fetch(app.url + pathOf(signIn), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

function get(sha256: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}/media/${sha256}`, { headers: { cookie, ...headers } })
}

async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer())
}

describe('a file', () => {
  it('is sent whole, as what it is and nothing else, to be kept for ever', async () => {
    const answer = await get(film.sha256)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(film.bytes),
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${film.sha256}"`,
    })
    expect(await bytesOf(answer)).toEqual(sample('h264.mp4'))
  })

  it('is not sent again to whoever has it', async () => {
    const answer = await get(film.sha256, { 'if-none-match': `"other", "${film.sha256}"` })
    expect([answer.status, (await bytesOf(answer)).length]).toEqual([304, 0])
  })

  it('is taken up where it broke off', async () => {
    const answer = await get(film.sha256, { range: 'bytes=1000-' })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      206,
      `bytes 1000-${film.bytes - 1}/${film.bytes}`,
    ])
    expect(await bytesOf(answer)).toEqual(sample('h264.mp4').subarray(1000))
  })

  it('is sent whole when what was begun was another file', async () => {
    const answer = await get(film.sha256, { range: 'bytes=1000-', 'if-range': '"other"' })
    expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, film.bytes])
  })

  it('has nothing beyond its end', async () => {
    const answer = await get(film.sha256, { range: `bytes=${film.bytes}-` })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${film.bytes}`])
    expect((await bytesOf(answer)).length).toBe(0)
  })

  it('tells its length to whoever asks for the head only', async () => {
    const headers = { cookie, [SAME_SITE_HEADER]: '1' }
    const answer = await fetch(`${app.url}/media/${film.sha256}`, { method: 'HEAD', headers })
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(film.bytes)])
  })

  it('may be left half-read without harm to the server', async () => {
    await new Promise<void>((resolve) => {
      const asking = request(`${app.url}/media/${film.sha256}`, { headers: { cookie } }, (answer) => {
        answer.once('data', () => asking.destroy())
        answer.once('close', () => resolve())
        answer.on('error', () => {})
      })
      asking.end()
    })
    expect((await get(film.sha256)).status).toBe(200)
  })
})

describe('who may fetch a file', () => {
  it('the devices of its community, and those of another only when a campaign brings it there', async () => {
    const here = await app.deviceAt('c1-screen')
    const there = await app.deviceAt('c2-screen')
    const url = `${app.url}/media/${film.sha256}`
    const asked = { method: 'GET', headers: {} }
    expect((await here.fetch(url, asked)).status).toBe(200)
    expect((await there.fetch(url, asked)).status).toBe(404)
    await app.context.store.change((stores) => stores.media.allow([film.sha256], ['c2']))
    expect((await there.fetch(url, asked)).status).toBe(200)
  })

  it('staff of another community no more than if there were no such file', async () => {
    const operator = await app.operator()
    const query = { communityId: 'c1', name: 'a' }
    const body = await picture(31, 17).png().toBuffer()
    const media = await operator(uploadMedia, { query, body })
    await app.staffOf('c2')
    const foreign = { cookie: await cookieOf('staff-c2') }
    const unknown = 'f'.repeat(64)
    for (const sha256 of [media.sha256, unknown]) {
      const answer = await get(sha256, foreign)
      expect([answer.status, await answer.json()]).toEqual([
        404,
        { refusal: { code: 'thing/not-found', details: { sha256 } } },
      ])
    }
    expect((await get(media.sha256)).status).toBe(200)
  })

  it('nobody who has not signed in, and nobody by another name than a hash', async () => {
    expect((await fetch(`${app.url}/media/${film.sha256}`)).status).toBe(401)
    for (const path of ['..%2f..%2fetc%2fpasswd', film.sha256.toUpperCase(), 'abc']) {
      expect((await get(path)).status).toBe(400)
    }
  })
})
