import type { Language } from './text.ts'
import type { Refusal, RefusalCode } from './refusals.ts'

/** What each refusal says to a person, and what to do about it. `{name}` stands for a detail. */
export const REFUSAL_WORDS: Record<RefusalCode, { zh: string; en: string }> = {
  'request/malformed': {
    zh: '填写有误：{problems}。请改正后重试。',
    en: 'Something is filled in wrongly: {problems}. Please correct it and try again.',
  },
  'request/too-large': {
    zh: '内容太大，最多 {mostBytes} 字节。',
    en: 'Too large: at most {mostBytes} bytes.',
  },
  'request/no-such-route': { zh: '没有这个地址。', en: 'There is no such address.' },
  'request/foreign-site': {
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  'request/too-many': {
    zh: '操作太频繁，请稍后再试。',
    en: 'Too many attempts. Please wait a while and try again.',
  },
  'server/broken': {
    zh: '服务器出错了，已记录。请稍后重试。',
    en: 'The server has failed; it has been recorded. Please try again later.',
  },
  'server/stopping': {
    zh: '服务器正在重启，请稍后重试。',
    en: 'The server is restarting. Please try again in a moment.',
  },
  'server/out-of-space': {
    zh: '服务器存储已满，请联系运营人员。',
    en: 'The server is out of space. Please tell the operator.',
  },
  'network/unreachable': {
    zh: '连不上服务器，请检查网络。',
    en: 'The server cannot be reached. Please check the network.',
  },
  'people/not-signed-in': { zh: '请先登录。', en: 'Please sign in.' },
  'people/wrong-login': { zh: '账号或密码不对。', en: 'Wrong account or password.' },
  'people/not-allowed': { zh: '您没有这项权限。', en: 'You may not do this.' },
  'people/already-set-up': {
    zh: '运营账号已经建立，请直接登录。',
    en: "The operator's account exists already; please sign in.",
  },
  'people/password-too-short': {
    zh: '密码至少 {least} 位。',
    en: 'The password needs at least {least} characters.',
  },
  'people/password-too-common': {
    zh: '这个密码太常见，请换一个。',
    en: 'This password is too common; please choose another.',
  },
  'device/unknown': { zh: '这台设备尚未配对。', en: 'This device is not paired.' },
  'device/bad-signature': { zh: '设备签名无效。', en: "The device's signature is not valid." },
  'device/clock-off': {
    zh: '设备时钟相差太多，请校时（服务器时间 {serverTime}）。',
    en: "The device's clock is off; please set it (server time {serverTime}).",
  },
  'device/revoked': {
    zh: '这台设备已被停用，请重新配对。',
    en: 'This device has been revoked; please pair it again.',
  },
  'pairing/no-such-code': {
    zh: '没有这个配对码，请对照屏幕再输一次。',
    en: 'There is no such pairing code; please compare it with the screen.',
  },
  'pairing/expired': {
    zh: '配对码已过期，屏幕上会显示新的。',
    en: 'The pairing code has expired; the screen shows a new one.',
  },
  'pairing/already-used': { zh: '这个配对码已经用过。', en: 'This pairing code has been used already.' },
  'pairing/role-mismatch': {
    zh: '设备类型不符：这是{device}，而所选位置需要{place}。',
    en: 'Wrong kind of device: this is a {device}, the place wants a {place}.',
  },
  'thing/not-found': {
    zh: '找不到，可能已删除或不属于您的小区。',
    en: 'Not found: it may be gone, or belong to another community.',
  },
  'thing/changed-meanwhile': {
    zh: '内容刚被别人修改，请刷新后重试。',
    en: 'Somebody has just changed this; please reload and try again.',
  },
  'media/not-an-image-or-video': {
    zh: '只接受 JPEG、PNG、WebP、AVIF、GIF 图片和 MP4、WebM 视频（按内容识别，不看文件名）。',
    en: 'Only JPEG, PNG, WebP, AVIF and GIF images and MP4 and WebM videos are taken (told by content, not by name).',
  },
  'media/truncated': {
    zh: '文件不完整或已损坏，请重新导出后上传。',
    en: 'The file is incomplete or damaged; please export it again.',
  },
  'media/too-many-pixels': {
    zh: '图片像素过大，最多 3300 万像素。',
    en: 'Too many pixels: at most 33 million.',
  },
  'media/too-long': {
    zh: '视频太长，最多 {mostSeconds} 秒。',
    en: 'The video is too long: at most {mostSeconds} seconds.',
  },
  'media/codec': {
    zh: '不支持的视频编码 {codec}；请用 H.264、VP9 或 AV1。',
    en: 'The codec {codec} is not supported; please use H.264, VP9 or AV1.',
  },
  'notice/period-empty': { zh: '结束时间必须晚于开始时间。', en: 'The end must be later than the start.' },
  'notice/period-over': { zh: '这段有效期已经过去。', en: 'This period is already over.' },
  'notice/no-screens': { zh: '请至少选择一块屏幕。', en: 'Please choose at least one screen.' },
  'notice/withdrawn': { zh: '这条通知已撤回。', en: 'This notice has been withdrawn.' },
  'campaign/period-empty': {
    zh: '投放结束时间必须晚于开始时间。',
    en: 'The flight must end later than it starts.',
  },
  'campaign/no-room': {
    zh: '屏幕“{screen}”的广告位不足：还剩 {leftPercent}%。',
    en: 'No room on the screen "{screen}": {leftPercent} % is left.',
  },
  'campaign/ended': { zh: '这个投放已结束。', en: 'This campaign has ended.' },
  'plan/too-new': {
    zh: '节目单版本 {version} 比本机新，请升级本机软件。',
    en: 'The plan has version {version}, newer than this player; please update the player.',
  },
  'plan/bad-signature': {
    zh: '节目单签名无效，已拒绝。',
    en: "The plan's signature is not valid; it was refused.",
  },
  'plan/malformed': { zh: '节目单格式有误：{problems}', en: 'The plan is malformed: {problems}' },
  'plan/not-for-this-screen': { zh: '节目单不是给这块屏幕的。', en: 'The plan is for another screen.' },
  'plan/older': {
    zh: '节目单比现用的旧，已拒绝。',
    en: 'The plan is older than the one in force; it was refused.',
  },
  'plan/none-yet': { zh: '这块屏幕还没有节目单。', en: 'This screen has no plan yet.' },
  'play/from-the-future': {
    zh: '播放记录的时间在未来，请校时。',
    en: 'The play lies in the future; please set the clock.',
  },
  'play/out-of-order': {
    zh: '播放记录缺号，请从 {expected} 号重发。',
    en: 'Plays are missing; please send again from number {expected}.',
  },
  'play/chain-broken': {
    zh: '播放记录的哈希链不符（{number} 号），已拒绝。',
    en: 'The chain of plays does not fit at number {number}; refused.',
  },
  'order/sold-out': { zh: '“{product}”已售完。', en: '"{product}" is sold out.' },
  'order/price-changed': {
    zh: '价格已变动，请确认新的金额。',
    en: 'The price has changed; please confirm the new amount.',
  },
  'order/shop-closed': { zh: '商家已打烊。', en: 'The shop is closed.' },
  'order/key-reused': {
    zh: '同一订单号提交了不同内容。',
    en: 'The same order key was sent with other contents.',
  },
  'order/not-open': { zh: '这个订单已经完成或取消。', en: 'This order is already done or cancelled.' },
  'payment/bill-locked': {
    zh: '另一终端正在支付（剩余 {left}）。',
    en: 'It is being paid on another terminal ({left} left).',
  },
  'payment/already-paid': {
    zh: '已经付过了，无需再付。',
    en: 'This has been paid already; nothing is left to pay.',
  },
  'payment/nothing-to-pay': { zh: '没有需要支付的金额。', en: 'There is nothing to pay.' },
  'payment/amount-changed': {
    zh: '金额已变动，请确认新的金额。',
    en: 'The amount has changed; please confirm the new one.',
  },
  'payment/not-open': {
    zh: '这笔支付已经结束，请重新发起。',
    en: 'This payment has ended; please start again.',
  },
  'payment/confirming': {
    zh: '正在确认，请勿重复付款。',
    en: 'It is being confirmed; please do not pay again.',
  },
  'payment/channel-away': {
    zh: '这种支付方式暂时不可用，请换一种。',
    en: 'This way to pay is not available at the moment; please choose another.',
  },
  'payment/no-more-time': {
    zh: '不能再延长，请重新发起支付。',
    en: 'No more time can be added; please start again.',
  },
  'payment/key-reused': {
    zh: '同一编号已用于另一笔支付，请重新提交。',
    en: 'This key was used for another payment; please start again.',
  },
  'payment/link-invalid': {
    zh: '付款链接无效或已过期。',
    en: 'The payment link is not valid, or has expired.',
  },
  'payment/callback-refused': {
    zh: '支付通知未通过验证，已拒绝。',
    en: 'The notice could not be verified and was refused.',
  },
  'payment/clock-off': {
    zh: '服务器时钟不准，暂停收款。',
    en: "The server's clock is off; payments are paused.",
  },
  'refund/too-much': {
    zh: '退款超过可退金额（还可退 {left}）。',
    en: 'More than can be given back ({left} is left).',
  },
  'refund/too-many': {
    zh: '这笔支付的退款次数已达上限。',
    en: 'This payment has been refunded as often as the channel allows.',
  },
  'refund/too-late': {
    zh: '超过一年的支付不能再退款。',
    en: 'A payment can be given back within a year only.',
  },
  'refund/same-person': {
    zh: '需要由另一个人批准。',
    en: 'Somebody else has to agree.',
  },
  'refund/not-closed': {
    zh: '退款仍在处理中，不能重新发起。',
    en: 'The refund is still under way; it cannot be asked for again.',
  },
  'refund/decided': {
    zh: '这笔退款已经处理过。',
    en: 'This refund has been decided already.',
  },
  'drawer/already-open': {
    zh: '您已有一个打开的钱箱。',
    en: 'You have an open drawer already.',
  },
  'drawer/none-open': {
    zh: '请先打开钱箱。',
    en: 'Please open a drawer first.',
  },
  'terms/over-limit': {
    zh: '超出授信额度（剩余 {left}）。',
    en: 'Beyond the credit limit ({left} is left).',
  },
  'bill/no-such-home': {
    zh: '没有找到对应的住户，请核对房号和手机尾号。',
    en: 'No such home. Please check the room and the last digits of the phone.',
  },
}

/** The refusal in words, details filled in. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'details'>, language: Language): string {
  return REFUSAL_WORDS[refusal.code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    wordsOf(refusal.details[name], language),
  )
}

function wordsOf(detail: unknown, language: Language): string {
  if (detail === undefined || detail === null) return '?'
  if (typeof detail !== 'object') return String(detail)
  if (Array.isArray(detail))
    return detail.map((part) => wordsOf(part, language)).join(language === 'zh' ? '；' : '; ')
  const text = detail as Record<string, unknown>
  return String(text[language] ?? text['zh'] ?? JSON.stringify(detail))
}
