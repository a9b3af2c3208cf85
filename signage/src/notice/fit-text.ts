/** The largest whole size that fits, between `least` and `most`; `least` when none does. Fitting is monotonic. */
export async function largestThatFits(
  least: number,
  most: number,
  fits: (size: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [Math.floor(least), Math.floor(most)]
  if (await fits(high)) return high
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await fits(middle)) low = middle
    else high = middle
  }
  return low
}

const ENDS = /(?<=[。！？；…\n][”’』」）]?)|(?<=[.!?;]["”)]?\s)/u

/** The text in so many parts of about the same length, cut between sentences. Fewer when there are not enough. */
export function splitText(text: string, parts: number): string[] {
  if (parts <= 1) return [text]
  const sentences = text.split(ENDS).filter((sentence) => sentence !== '')
  const whole = text.length
  const pages: string[] = []
  let page = ''
  let done = 0
  for (const sentence of sentences) {
    const share = (whole * (pages.length + 1)) / parts
    // A sentence goes where more than half of it belongs.
    if (page !== '' && pages.length < parts - 1 && done + sentence.length / 2 > share) {
      pages.push(page)
      page = ''
    }
    page += sentence
    done += sentence.length
  }
  return [...pages, page].map((one) => one.trim()).filter((one) => one !== '')
}

/** A heading in words between which a line may break; punctuation stays with the word it belongs to. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let opening = ''
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = words.length - 1
    if (isWordLike) {
      words.push(opening + segment)
      opening = ''
    } else if (/^[“‘（《〈【「『([]$/.test(segment)) opening += segment
    else if (last >= 0) words[last] += opening + segment
    else opening += segment
  }
  return opening === '' ? words : [...words, opening]
}

/** The page to show after `elapsedMs` of `totalMs`, of `pages`. */
export function pageAt(elapsedMs: number, totalMs: number, pages: number): number {
  if (pages <= 1 || totalMs <= 0) return 0
  return Math.min(pages - 1, Math.max(0, Math.floor((elapsedMs / totalMs) * pages)))
}
