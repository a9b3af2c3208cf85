type Words = { code: string; msg: string; subMsg: string }

const failed = (subMsg: string): Words => ({ code: '40004', msg: 'Business Failed', subMsg })
const invalid = (subMsg: string): Words => ({ code: '40002', msg: 'Invalid Arguments', subMsg })

/** Alipay's sub_codes as its pages spell them, with the code each comes under. */
const WORDS = {
  'isv.missing-method': { code: '40001', msg: 'Missing Required Arguments', subMsg: '缺少方法名参数' },
  'isv.missing-signature': { code: '40001', msg: 'Missing Required Arguments', subMsg: '缺少签名参数' },
  'isv.missing-timestamp': { code: '40001', msg: 'Missing Required Arguments', subMsg: '缺少时间戳参数' },
  'isv.invalid-app-id': invalid('无效的AppID参数'),
  'isv.invalid-method': invalid('不存在的方法名'),
  'isv.invalid-signature-type': invalid('无效的签名类型'),
  'isv.invalid-signature': invalid('验签出错'),
  'isv.invalid-timestamp': invalid('非法的时间戳参数'),
  'isv.invalid-parameter': invalid('参数无效'),
  'isv.app-call-limited': { code: '40005', msg: 'Call Limited', subMsg: '应用调用次数超限' },
  'isp.unknow-error': { code: '20000', msg: 'Service Currently Unavailable', subMsg: '系统繁忙' },
  'isp.bill_not_exist': failed('账单不存在'),
  'ACQ.INVALID_PARAMETER': failed('参数无效'),
  'ACQ.SYSTEM_ERROR': failed('系统异常'),
  'ACQ.TRADE_NOT_EXIST': failed('交易不存在'),
  'ACQ.TRADE_STATUS_ERROR': failed('交易状态不合法'),
  'ACQ.REASON_TRADE_STATUS_INVALID': failed('交易状态异常'),
  'ACQ.TRADE_HAS_SUCCESS': failed('交易已被支付'),
  'ACQ.TRADE_HAS_CLOSE': failed('交易已经关闭'),
  'ACQ.TRADE_HAS_FINISHED': failed('交易已完结'),
  'ACQ.CONTEXT_INCONSISTENT': failed('交易信息被篡改'),
  'ACQ.TRADE_CANCEL_TIME_OUT': failed('超过撤销时间范围'),
  'ACQ.CANCEL_NOT_ALLOWED': failed('该笔交易不允许撤销'),
  'ACQ.REASON_TRADE_REFUND_FEE_ERR': failed('退款金额无效'),
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': failed('卖家余额不足'),
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': failed('退款金额超限'),
  'ACQ.DISCORDANT_REPEAT_REQUEST': failed('不一致的请求'),
  'ACQ.PAYMENT_AUTH_CODE_INVALID': failed('支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款'),
  'ACQ.PAYMENT_FAIL': failed('支付失败'),
  'ACQ.ROYALTY_RECEIVER_INVALID': failed('分账收款方不合法'),
  'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR': failed('分账金额校验错误'),
  'ACQ.SETTLE_TIMES_EXCEED': failed('分账次数超过限制'),
} as const satisfies Record<string, Words>

export type AlipaySubCode = keyof typeof WORDS

/** Thrown where Alipay refuses; becomes its answer in one place. */
export class AlipayRefusal extends Error {
  readonly fields: Record<string, unknown>

  constructor(subCode: AlipaySubCode, subMsg?: string, more: Record<string, unknown> = {}) {
    const words = WORDS[subCode]
    super(subCode)
    this.fields = {
      code: words.code,
      msg: words.msg,
      sub_code: subCode,
      sub_msg: subMsg ?? words.subMsg,
      ...more,
    }
  }
}

export const refuse = (
  subCode: AlipaySubCode,
  subMsg?: string,
  more?: Record<string, unknown>,
): AlipayRefusal => new AlipayRefusal(subCode, subMsg, more)
