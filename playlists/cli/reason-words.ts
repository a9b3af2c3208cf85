import type { Reason } from '../explain/reason.ts'
import type { Sentence } from './language.ts'

type Clock = (at: number) => string

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

const until = (at: number | null, clock: Clock): Sentence =>
  at === null
    ? { zh: '本计划内不再', en: 'not again under this plan' }
    : { zh: `到 ${clock(at)}`, en: `until ${clock(at)}` }

const CODES: Record<string, Sentence> = {
  due: { zh: '它最先到期', en: 'it was due first' },
  gap: { zh: '到了承诺的最大间隔', en: 'its maximum gap called' },
  early: { zh: '没有到期的，它超前最少', en: 'nothing was due and it was least ahead' },
  fill: { zh: '填补空余时间', en: 'it fills free time' },
  floor: { zh: '为保住本类的最低占比', en: 'its class would have fallen below its floor' },
  opening: { zh: '节目单以它开头', en: 'the plan begins with it' },
  'separation-relaxed': { zh: '其余都离同类太近，只好放宽', en: 'everything stood too close to its like' },
}

type Of<Code extends Reason['code']> = Extract<Reason, { code: Code }>
type Words = { [Code in Reason['code']]: (reason: Of<Code>, clock: Clock) => Sentence }

const fixed = (zh: string, en: string) => (): Sentence => ({ zh, en })

const WORDS: Words = {
  'not-in-plan': fixed('计划里没有它', 'it is not in the plan'),
  'not-approved': fixed('还没有批准', 'it is not approved'),
  'other-screens': fixed('它只在别的屏上播', 'it is for other screens'),
  paused: fixed('已暂停', 'it is paused'),
  unpaid: fixed('还没有付款', 'it is not paid for'),
  'too-large': fixed('文件太大', 'it is too large'),
  'prohibited-here': fixed('这块屏上不许播这一类', 'its category is prohibited here'),
  'plan-not-in-force': ({ from, until: end }, clock) => ({
    zh: `计划只在 ${clock(from)} 至 ${clock(end)} 有效`,
    en: `the plan is in force from ${clock(from)} until ${clock(end)}`,
  }),
  'displaced-by-takeover': ({ takeoverId, until: end }, clock) => {
    const words = end === null ? { zh: '直到解除', en: 'until it is cleared' } : until(end, clock)
    return {
      zh: `被紧急插播 ${takeoverId} 占用，${words.zh}`,
      en: `displaced by takeover ${takeoverId} ${words.en}`,
    }
  },
  'screen-closed': (reason, clock) => ({
    zh: `屏幕关着，${until(reason.until, clock).zh}`,
    en: `the screen is closed, ${until(reason.until, clock).en}`,
  }),
  'not-started': ({ from }, clock) => ({ zh: `${clock(from)} 才开始`, en: `it starts at ${clock(from)}` }),
  expired: ({ since }, clock) => ({ zh: `${clock(since)} 已到期`, en: `it expired at ${clock(since)}` }),
  'outside-daypart': (reason, clock) => ({
    zh: `不在它的时段内，${until(reason.until, clock).zh}`,
    en: `outside its dayparts, ${until(reason.until, clock).en}`,
  }),
  'next-play': ({ at }, clock) => ({ zh: `下一次在 ${clock(at)}`, en: `it plays next at ${clock(at)}` }),
  playing: ({ since, until: end, why }, clock) => ({
    zh: `正在播，${clock(since)} 至 ${clock(end)}：${CODES[why]?.zh ?? why}`,
    en: `on from ${clock(since)} until ${clock(end)}: ${CODES[why]?.en ?? why}`,
  }),
  'share-met': ({ aheadMs, releasedAt, dueAt }, clock) => ({
    zh: `份额已满足，超前 ${seconds(aheadMs)} 秒；${clock(releasedAt)} 起可再播${dueAt === null ? '' : `，${clock(dueAt)} 前应播`}`,
    en: `its share is met, ${seconds(aheadMs)} s ahead; it may play again from ${clock(releasedAt)}${dueAt === null ? '' : `, due by ${clock(dueAt)}`}`,
  }),
  'later-in-line': ({ dueAt, playing, playingDueAt }, clock) => ({
    zh: `排在后面：它 ${clock(dueAt)} 到期，正在播的 ${playing} ${clock(playingDueAt)} 到期`,
    en: `later in line: due by ${clock(dueAt)}, while ${playing} was due by ${clock(playingDueAt)}`,
  }),
  separated: ({ from, rule }) => ({ zh: `与 ${from} 太近（${rule}）`, en: `too close to ${from} (${rule})` }),
  'no-time-promised': ({ cutFor }) => ({
    zh: `没有分到时间；让给 ${cutFor.join('、')}`,
    en: `no time was left for it beside ${cutFor.join(', ')}`,
  }),
  overbooked: ({ by }) => ({
    zh: `时间卖超，被 ${by.join('、')} 挤占`,
    en: `overbooked by ${by.join(', ')}`,
  }),
  'media-missing': ({ sha256 }) => ({
    zh: `本屏缺少文件 ${sha256.join('、')}`,
    en: `this screen lacks ${sha256.join(', ')}`,
  }),
  'does-not-fit': ({ durationMs, until: end }, clock) => ({
    zh: `要 ${seconds(durationMs)} 秒，到 ${clock(end)} 已来不及`,
    en: `it takes ${seconds(durationMs)} s and must be over by ${clock(end)}`,
  }),
  'over-ceiling': ({ ceilingPpm }) => ({
    zh: `本类已到上限 ${ceilingPpm / 10_000} %`,
    en: `its class is at its ceiling of ${ceilingPpm / 10_000} %`,
  }),
  'over-run': ({ maxRunMs }) => ({
    zh: `本类连续播放已到 ${seconds(maxRunMs)} 秒`,
    en: `its class has had its longest run of ${seconds(maxRunMs)} s`,
  }),
  'floor-of-others': ({ kinds }) => ({
    zh: `要保住 ${kinds.join('、')} 的最低占比`,
    en: `the floor of ${kinds.join(', ')} comes first`,
  }),
}

/** One reason as a sentence. `clock` turns epoch milliseconds into wall time. */
export function reasonWords(reason: Reason, clock: Clock): Sentence {
  const words = WORDS[reason.code] as (reason: Reason, clock: Clock) => Sentence
  return words(reason, clock)
}
