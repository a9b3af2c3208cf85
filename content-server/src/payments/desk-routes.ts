import * as desk from '@linli/contract/desk.ts'
import * as refunds from '@linli/contract/refunds.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { approveRefund, askRefund, declineRefund, retryRefund } from './ask-refund.ts'
import { closeDrawer, listDrawers, openDrawer, takeCash } from './cash-desk.ts'
import { handOverRefund } from './hand-over-refund.ts'
import { listTerms, payOnTerms, setTerms, settleTerms } from './credit-desk.ts'
import { historyOf, refundList, summaryOf, suspenseList } from './payment-lists.ts'

/** What staff do with payments: look, give back, take cash, charge to terms. */
export function deskRoutes(serve: Serve): void {
  refundRoutes(serve)
  serve(desk.openDrawer, (context, actor, { body }) =>
    openDrawer(context, actor, { communityId: body.communityId, floatMinor: body.float.minor }),
  )
  serve(desk.listDrawers, async (context, actor) => ({ drawers: await listDrawers(context, actor) }))
  serve(desk.closeDrawer, (context, actor, { params, body }) =>
    closeDrawer(context, actor, params.id, body.counted.minor),
  )
  serve(desk.takeCash, (context, actor, { params }) => takeCash(context, actor, params.id))
  serve(desk.setTerms, (context, actor, { body }) => setTerms(context, actor, body))
  serve(desk.payOnTerms, (context, actor, { params }) => payOnTerms(context, actor, params.id))
  serve(desk.listTerms, async (context) => ({ terms: await listTerms(context) }))
  serve(desk.settleTerms, (context, actor, { body }) => settleTerms(context, actor, body))
}

function refundRoutes(serve: Serve): void {
  serve(refunds.listPayments, async ({ store }, actor, { query }) => {
    const { state, before, most } = query
    const asked = { most, ...(state ? { state } : {}), ...(before ? { before } : {}) }
    return { payments: (await store.read.intents.list(scopeOf(actor), asked)).map(summaryOf) }
  })
  serve(refunds.paymentHistory, (context, actor, { params }) => historyOf(context, actor, params.id))
  serve(refunds.askRefund, async (context, actor, { params, body }) => {
    const wish = { key: body.key, amountMinor: body.amount.minor, reason: body.reason }
    const refund = await askRefund(context, actor, params.id, wish)
    context.workSoon()
    return refund
  })
  serve(refunds.listRefunds, async (context, actor, { query }) => ({
    refunds: await refundList(context, actor, query.state),
  }))
  serve(refunds.approveRefund, async (context, actor, { params }) => {
    const refund = await approveRefund(context, actor, params.id)
    context.workSoon()
    return refund
  })
  serve(refunds.handOverRefund, (context, actor, { params }) => handOverRefund(context, actor, params.id))
  serve(refunds.declineRefund, (context, actor, { params }) => declineRefund(context, actor, params.id))
  serve(refunds.retryRefund, (context, actor, { params }) => retryRefund(context, actor, params.id))
  serve(refunds.listSuspense, (context) => suspenseList(context))
}
