import { z } from 'zod'
import { makeKeyPair, newPublicKeyId, newSerial } from '../keys.ts'
import type { BillEdit, World } from '../world.ts'
import { control } from './control.ts'
import { ControlRefusal } from './refusal.ts'

const ChannelName = z.enum(['wechat', 'alipay'])

const Rotation = z.object({
  channel: ChannelName,
  side: z.enum(['platform', 'merchant']).default('platform'),
})

/** What the channels do by themselves: new keys, bills that do not fit, time. */
export const channelControls = {
  /** A new key signs from now on; WeChat still answers with the old one to whoever names it. */
  keyRotation: control(Rotation, async (world, { channel, side }) => {
    const pair = await makeKeyPair()
    if (channel === 'alipay') {
      const merchant = world.keys.alipay.merchants[0]
      if (side === 'platform') world.keys.alipay.platform = pair
      else if (merchant) merchant.keys = pair
      return {
        channel,
        side,
        id: null,
        publicPem: pair.publicPem,
        privatePem: side === 'merchant' ? pair.privatePem : null,
      }
    }
    const { wechat } = world.keys
    const merchant = wechat.merchants[0]
    if (side === 'merchant' && merchant) {
      const serial = newSerial(world.random)
      merchant.keys[serial] = pair
      merchant.serial = serial
      return { channel, side, id: serial, publicPem: pair.publicPem, privatePem: pair.privatePem }
    }
    const id = newPublicKeyId(world.random)
    wechat.platform[id] = pair
    wechat.publicKeyId = id
    return { channel, side, id, publicPem: pair.publicPem, privatePem: null }
  }),

  'clock.advance': control(z.object({ milliseconds: z.int().min(0) }), async (world, { milliseconds }) => {
    await world.clock.advance(milliseconds)
    return { now: world.clock.now() }
  }),

  /** A payment in the channel's bill that nobody here made. */
  longItem: control(
    z.object({ channel: ChannelName, day: z.iso.date(), amount: z.int().min(1), outTradeNo: z.string() }),
    (world, { channel, day, amount, outTradeNo }) =>
      edit(world, { channel, day, amount, outTradeNo, kind: 'longItem', feeDiff: 0 }),
  ),
  /** A payment that was made and is missing from the channel's bill. */
  shortItem: control(
    z.object({ channel: ChannelName, day: z.iso.date(), outTradeNo: z.string() }),
    (world, { channel, day, outTradeNo }) =>
      edit(world, { channel, day, outTradeNo, kind: 'shortItem', amount: 0, feeDiff: 0 }),
  ),
  /** A payment whose fee in the bill is so many fen more than was agreed. */
  feeDiff: control(
    z.object({ channel: ChannelName, outTradeNo: z.string(), feeDiff: z.int() }),
    (world, { channel, outTradeNo, feeDiff }) =>
      edit(world, { channel, day: '', outTradeNo, kind: 'feeDiff', amount: 0, feeDiff }),
  ),
}

function edit(world: World, edited: BillEdit): BillEdit {
  if (edited.kind !== 'longItem' && !world.trades.named(edited.outTradeNo))
    throw new ControlRefusal(404, 'no such trade')
  world.billEdits.push(edited)
  return edited
}
