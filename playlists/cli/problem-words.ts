import type { PlanProblem, PlanProblemCode } from '../plan/plan-problem.ts'
import type { Warning } from '../plan/warnings.ts'
import type { Sentence } from './language.ts'

const NAMES: Record<PlanProblemCode, string> = {
  'plan/not-a-plan': '这不是播放计划',
  'plan/too-new': '计划的版本比本播放器新',
  'plan/malformed': '格式不对',
  'plan/unknown-zone': '没有这个时区',
  'plan/empty-window': '时间段是空的',
  'plan/overlapping-windows': '时间段互相重叠',
  'plan/too-many-items': '内容太多',
  'plan/too-long': '计划的期限太长',
  'plan/duplicate-id': '编号重复',
  'plan/missing-medium': '缺少媒体文件的说明',
  'plan/bad-steps': '分段播放率不对',
  'plan/bad-offsets': '时区偏移不对',
  'plan/overbooked': '时间卖超了',
  'plan/gap-impossible': '最大间隔做不到',
}

/** One line a place: where, what, why. */
export function problemLines(problem: PlanProblem): Sentence[] {
  const line = (path: string, reason: string): Sentence => ({
    zh: `${path === '' ? '（最外层）' : path}：${NAMES[problem.code]}（${reason}）[${problem.code}]`,
    en: `${path === '' ? '(top)' : path}: ${reason} [${problem.code}]`,
  })
  return [line(problem.path, problem.reason), ...problem.others.map(({ path, reason }) => line(path, reason))]
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`

export function warningWords(warning: Warning): Sentence {
  switch (warning.code) {
    case 'no-house':
      return {
        zh: `区域 ${warning.zone} 没有垫片内容：没人预订的时间由其他内容多播来填`,
        en: `zone ${warning.zone} has no house item: what nobody booked is filled by playing others more often`,
      }
    case 'never-on':
      return {
        zh: `${warning.itemId} 在本计划内一次也播不到（时段、有效期与开屏时间没有交集）`,
        en: `${warning.itemId} is never on under this plan (its dayparts and validity never meet opening hours)`,
      }
    case 'separation-tight':
      return {
        zh: `「${warning.value}」要互相隔开，需要 ${percent(warning.part)} 的时间，会有放宽的时候`,
        en: `to stand apart, ${warning.rule} ${warning.value} needs ${percent(warning.part)} of the time; it will be relaxed at times`,
      }
    case 'gaps-tight':
      return {
        zh: `区域 ${warning.zone} 的最大间隔合计占 ${percent(warning.part)}，超过 5/6，不保证处处做到`,
        en: `the maximum gaps of zone ${warning.zone} take ${percent(warning.part)}, more than 5/6: they may be missed`,
      }
  }
}
