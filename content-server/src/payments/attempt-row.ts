import { z } from 'zod'
import type { AttemptState, Disposition, PayChannel } from '@linli/contract/payments.ts'

export type AttemptRow = {
  id: string
  intent_id: string
  out_trade_no: string
  channel: PayChannel
  merchant_id: string
  scene: Scene
  amount_minor: number
  money_account: string
  subject: string
  state: AttemptState
  shown: string | null
  why: string | null
  applied: number
  disposition: Disposition | null
  evidence_id: string | null
  transaction_id: string | null
  payer_minor: number | null
  refunding_minor: number
  refunds: number
  polls: number
  next_poll_at: string | null
  created_at: string
  expires_at: string
  paid_at: string | null
}

/** A code shown to the payer, a code of the payer's scanned, or our own desk. */
export type Scene = 'shown' | 'scanned' | 'desk'

const Shown = z.strictObject({ qrText: z.string() })
export type Attempt = {
  id: string
  intentId: string
  outTradeNo: string
  channel: PayChannel
  merchantId: string
  scene: Scene
  amount: number
  moneyAccount: string
  subject: string
  state: AttemptState
  qrText: string | null
  why: string | null
  applied: boolean
  disposition: Disposition | null
  evidenceId: string | null
  transactionId: string | null
  payerAmount: number | null
  refunding: number
  refunds: number
  polls: number
  nextPollAt: string | null
  createdAt: string
  expiresAt: string
  paidAt: string | null
}

export function attemptRow(attempt: Attempt): AttemptRow {
  return {
    id: attempt.id,
    intent_id: attempt.intentId,
    out_trade_no: attempt.outTradeNo,
    channel: attempt.channel,
    merchant_id: attempt.merchantId,
    scene: attempt.scene,
    amount_minor: attempt.amount,
    money_account: attempt.moneyAccount,
    subject: attempt.subject,
    state: attempt.state,
    shown: attempt.qrText === null ? null : JSON.stringify({ qrText: attempt.qrText }),
    why: attempt.why,
    applied: attempt.applied ? 1 : 0,
    disposition: attempt.disposition,
    evidence_id: attempt.evidenceId,
    transaction_id: attempt.transactionId,
    payer_minor: attempt.payerAmount,
    refunding_minor: attempt.refunding,
    refunds: attempt.refunds,
    polls: attempt.polls,
    next_poll_at: attempt.nextPollAt,
    created_at: attempt.createdAt,
    expires_at: attempt.expiresAt,
    paid_at: attempt.paidAt,
  }
}

export function attemptOf(row: AttemptRow): Attempt {
  return {
    id: row.id,
    intentId: row.intent_id,
    outTradeNo: row.out_trade_no,
    channel: row.channel,
    merchantId: row.merchant_id,
    scene: row.scene,
    amount: row.amount_minor,
    moneyAccount: row.money_account,
    subject: row.subject,
    state: row.state,
    qrText: row.shown === null ? null : Shown.parse(JSON.parse(row.shown)).qrText,
    why: row.why,
    applied: row.applied === 1,
    disposition: row.disposition,
    evidenceId: row.evidence_id,
    transactionId: row.transaction_id,
    payerAmount: row.payer_minor,
    refunding: row.refunding_minor,
    refunds: row.refunds,
    polls: row.polls,
    nextPollAt: row.next_poll_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
  }
}
