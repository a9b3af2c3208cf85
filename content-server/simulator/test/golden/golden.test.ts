import { spawnSync } from 'node:child_process'
import { createPrivateKey, sign, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlipaySdk } from 'alipay-sdk'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { describe, expect, it } from 'vitest'
import * as alipay from '../../alipay/signing.ts'
import * as wechat from '../../wechat/signing.ts'
import { openResource } from '../by-the-book.ts'
import vectors from './vectors.json' with { type: 'json' }

const here = import.meta.dirname
const privatePem = readFileSync(join(here, 'test-only-private-key.pem'), 'utf8')
const publicPem = readFileSync(join(here, 'test-only-public-key.pem'), 'utf8')

const asked = ({ method, path, timestamp, nonce, body }: typeof vectors.wechatRequest) =>
  wechat.requestText(method, path, timestamp, nonce, body)
const answered = ({ timestamp, nonce, body }: typeof vectors.wechatAnswer) =>
  wechat.answerText(timestamp, nonce, body)

/** What is signed, as the simulator puts it together, and the signature OpenSSL made of it. */
const cases: Record<string, { text: Buffer; signature: string }> = {
  'a WeChat request with a body': {
    text: asked(vectors.wechatRequest),
    signature: vectors.wechatRequest.signature,
  },
  'a WeChat query without one': {
    text: asked(vectors.wechatQuery),
    signature: vectors.wechatQuery.signature,
  },
  'a WeChat answer': { text: answered(vectors.wechatAnswer), signature: vectors.wechatAnswer.signature },
  'an empty WeChat answer': {
    text: answered(vectors.wechatEmptyAnswer),
    signature: vectors.wechatEmptyAnswer.signature,
  },
  'an Alipay request': {
    text: Buffer.from(alipay.requestText(vectors.alipayRequest.pairs)),
    signature: vectors.alipayRequest.signature,
  },
  'an Alipay answer': {
    text: Buffer.from(vectors.alipayAnswer.text),
    signature: vectors.alipayAnswer.signature,
  },
  'an Alipay notice': {
    text: Buffer.from(alipay.noticeText(vectors.alipayNotice.pairs)),
    signature: vectors.alipayNotice.signature,
  },
}

describe.each(Object.entries(cases))('%s', (_, { text, signature }) => {
  it('is signed by the simulator as by OpenSSL', () => {
    expect(wechat.rsaSign(privatePem, text)).toBe(signature)
    expect(alipay.rsa2(privatePem, text.toString('utf8'))).toBe(signature)
    expect(wechat.rsaFits(publicPem, text, signature)).toBe(true)
  })

  it('is signed so by node:crypto too', () => {
    expect(sign('RSA-SHA256', text, createPrivateKey(privatePem)).toString('base64')).toBe(signature)
    expect(verify('RSA-SHA256', text, publicPem, Buffer.from(signature, 'base64'))).toBe(true)
  })

  const openssl = spawnSync('openssl', ['version']).status === 0
  it.runIf(openssl)('is verified by the OpenSSL of this machine', () => {
    const place = mkdtempSync(join(tmpdir(), 'linli-golden-'))
    writeFileSync(join(place, 'signature'), Buffer.from(signature, 'base64'))
    const key = join(here, 'test-only-public-key.pem')
    const args = ['dgst', '-sha256', '-verify', key, '-signature', join(place, 'signature')]
    const { stdout } = spawnSync('openssl', args, { input: text })
    rmSync(place, { recursive: true })
    expect(stdout.toString()).toContain('Verified OK')
  })
})

describe('the public SDKs', () => {
  it("put WeChat Pay's lines together in the same way", () => {
    const { method, path, timestamp, nonce, body, signature } = vectors.wechatRequest
    expect(Formatter.request(method, path, timestamp, nonce, body)).toBe(
      asked(vectors.wechatRequest).toString(),
    )
    expect(Rsa.sign(Formatter.request(method, path, timestamp, nonce, body), privatePem)).toBe(signature)
    const answer = vectors.wechatAnswer
    const text = Formatter.response(answer.timestamp, answer.nonce, answer.body)
    expect(Rsa.verify(text, answer.signature, publicPem)).toBe(true)
  })

  it("verify Alipay's notice and the exact piece of its answer", () => {
    const sdk = new AlipaySdk({
      appId: vectors.alipayRequest.pairs.app_id,
      privateKey: privatePem,
      keyType: 'PKCS8',
      alipayPublicKey: publicPem,
    })
    const { pairs, signature } = vectors.alipayNotice
    // This SDK signs empty fields too, where the handbook leaves them out; Alipay sends none.
    const sent = Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== ''))
    expect(sdk.checkNotifySignV2({ ...sent, sign: signature })).toBe(true)
    const { text, signature: sign } = vectors.alipayAnswer
    const raw = `{"alipay_trade_precreate_response":${text},"sign":"${sign}"}`
    expect(sdk.getSignStr(raw, 'alipay_trade_precreate_response')).toBe(text)
    sdk.checkResponseSign(raw, 'alipay_trade_precreate_response', sign, '')
  })
})

describe('what is sealed with the APIv3 key', () => {
  const { apiV3Key, nonce, associatedData, plain, ciphertext } = vectors.wechatSealed
  const fixed = () => Buffer.from(nonce, 'hex')

  it('is sealed by the simulator as by Python, and opened by the SDK and by the book', () => {
    const sealed = wechat.seal(apiV3Key, JSON.parse(plain), 'transaction', associatedData, fixed)
    expect(sealed).toMatchObject({ ciphertext, nonce, associated_data: associatedData })
    expect(Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associatedData)).toBe(plain)
    expect(openResource(sealed, apiV3Key)).toEqual(JSON.parse(plain))
  })
})
