/** How long things take, in one place. */
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A code is on the screen for so long, with a countdown; «I am still paying» adds to it, a few times. */
export const SHOWN_MS = 180 * SECOND
export const EXTENSION_MS = 60 * SECOND
export const MOST_EXTENSIONS = 3
/** The channel itself ends the trade a good while later than the screen: Alipay recommends at least five minutes. */
export const TRADE_MS = 6 * MINUTE
/** A payment for which no way to pay has been chosen. */
export const UNDECIDED_MS = 10 * MINUTE

/** While somebody stands in front of the screen. */
export const WATCHED_POLL_MS = 3 * SECOND
/** Afterwards: the channel's own bill of the next day is the last word. */
export const LATER_POLLS_MS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
] as const
export const REFUND_POLLS_MS = [5 * SECOND, ...LATER_POLLS_MS] as const

/** Whoever works on a row has it for so long; a server that dies meanwhile leaves it to the next. */
export const LEASE_MS = 30 * SECOND
/** A message from the inbox that cannot be worked off is tried again after so long. */
export const INBOX_RETRY_MS = 15 * SECOND

/** Requests with the same key are answered alike for so long; Stripe keeps keys for a day as well. */
export const KEEP_KEYS_MS = 2 * DAY
/** A link to pay by phone. */
export const LINK_MS = 7 * DAY
/** Channels give back for a year, fifty times a payment. */
export const REFUND_YEAR_MS = 365 * DAY
export const MOST_REFUNDS = 50
/** A share may go out so long after the payment; what is not shared within 30 days the channel frees by itself. */
export const SHARE_AFTER_MS = 61 * SECOND
export const SHARE_ALARM_MS = 28 * DAY

/** Beyond this, channels refuse our signatures as too old or too new. */
export const MOST_SKEW_MS = 5 * MINUTE
