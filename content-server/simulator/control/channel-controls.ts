import { z } from 'zod'
import { makeKeyPair, newPublicKeyId, newSerial, type KeyPair } from '../keys.ts'
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
    const id = channel === 'wechat' ? rotateWechat(world, side, pair) : rotateAlipay(world, side, pair)
    world.keysChanged()
    const privatePem = side === 'merchant' ? pair.privatePem : null
    return { channel, side, id, publicPem: pair.publicPem, privatePem }
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

type Side = z.output<typeof Rotation>['side']

/** The new key's id: of the platform's key, or the merchant's certificate number. */
function rotateWechat(world: World, side: Side, pair: KeyPair): string {
  const { wechat } = world.keys
  const merchant = wechat.merchants[0]
  if (side === 'merchant' && merchant) {
    merchant.serial = newSerial(world.random)
    merchant.keys[merchant.serial] = pair
    return merchant.serial
  }
  wechat.publicKeyId = newPublicKeyId(world.random)
  wechat.platform[wechat.publicKeyId] = pair
  return wechat.publicKeyId
}

/** Alipay's keys have no numbers: the old one is gone. */
function rotateAlipay(world: World, side: Side, pair: KeyPair): null {
  const merchant = world.keys.alipay.merchants[0]
  if (side === 'merchant' && merchant) merchant.keys = pair
  else world.keys.alipay.platform = pair
  return null
}

function edit(world: World, edited: BillEdit): BillEdit {
  if (edited.kind !== 'longItem' && !world.trades.named(edited.outTradeNo))
    throw new ControlRefusal(404, 'no such trade')
  world.billEdits.push(edited)
  return edited
}
