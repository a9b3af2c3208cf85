import type { Express, Request, Response } from 'express'
import type { Fault } from '../faults.ts'
import { answerAfter, holdThenBreak } from '../holding.ts'
import type { World } from '../world.ts'
import { sendAnswer, sendRefusal, type Answer } from './answering.ts'
import { authorize } from './authorize.ts'
import { billOperations } from './bills.ts'
import { codepayOperations } from './codepay.ts'
import type { Operation } from './operation.ts'
import { orderOperations } from './orders.ts'
import { refundOperations } from './refunds.ts'
import { sharingBackOperations } from './sharing-back.ts'
import { sharingOperations } from './sharing.ts'
import { refuse, WechatRefusal } from './refusal.ts'

const SPOILING = ['tamperBody', 'wrongKey', 'oldTimestamp', 'probeSignature', 'unsigned', 'alter'] as const

const OPERATIONS = [
  ...orderOperations,
  ...refundOperations,
  ...billOperations,
  ...sharingOperations,
  ...sharingBackOperations,
  ...codepayOperations,
]

/** Binds WeChat Pay's APIs. */
export function wechatRoutes(app: Express, world: World): void {
  for (const operation of OPERATIONS)
    app[operation.method](operation.path, (request, response) => serve(world, operation, request, response))
  app.all('/v3/{*path}', (_request, response) =>
    sendRefusal(world, response, refuse('RESOURCE_NOT_EXISTS', '无可用的平台接口')),
  )
}

function serve(world: World, operation: Operation, request: Request, response: Response): void {
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const take = (...kinds: Fault['kind'][]) =>
    world.faults.take(kinds, {
      on: 'answer',
      channel: 'wechat',
      operation: operation.name,
      outTradeNo: outTradeNoIn(request, raw),
    })
  const before = take('http500', 'limited', 'timeoutBeforeCommit')
  if (before?.kind === 'timeoutBeforeCommit') return holdThenBreak(response, before.milliseconds)
  const out = world.faults.isOut({ channel: 'wechat', operation: operation.name }, world.clock.now())
  try {
    if (out || before?.kind === 'http500') throw refuse('SYSTEM_ERROR', '系统异常，请用相同参数重新调用')
    const answer = before?.kind === 'limited' ? limited() : run(world, operation, request, raw)
    const after = take('timeoutAfterCommit')
    if (after) return holdThenBreak(response, after.milliseconds)
    const spoilt = take(...SPOILING)
    const serial = request.get('wechatpay-serial')
    answerAfter(take('delayAnswer'), () => sendAnswer(world, response, answer, serial, spoilt))
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error
    sendRefusal(world, response, error)
  }
}

function run(world: World, operation: Operation, request: Request, raw: Buffer): Answer {
  const merchant = authorize(world, request, raw)
  if (world.limits.exceeds(`wechat ${operation.name}`)) limited()
  const params = Object.fromEntries(
    Object.entries(request.params).map(([key, value]) => [key, String(value)]),
  )
  const query = new URL(request.originalUrl, 'http://simulator').searchParams
  return operation.run(world, { merchant, params, query, body: jsonIn(operation, request, raw) })
}

function limited(): never {
  throw refuse('FREQUENCY_LIMITED', '频率超限，请降低请求接口频率')
}

function jsonIn(operation: Operation, request: Request, raw: Buffer): unknown {
  if (operation.method === 'get') return undefined
  if (!request.is('application/json')) throw refuse('PARAM_ERROR', 'Http头Content-Type应为application/json')
  try {
    return JSON.parse(raw.toString('utf8')) as unknown
  } catch {
    throw refuse('PARAM_ERROR', '请求体不是合法的JSON')
  }
}

/** The order meant, so that a fault can be for it alone; read before anything has been checked. */
function outTradeNoIn(request: Request, raw: Buffer): string | null {
  const named = request.params['outTradeNo']
  if (typeof named === 'string') return named
  return /"out_trade_no"\s*:\s*"([^"]+)"/.exec(raw.toString('utf8'))?.[1] ?? null
}
