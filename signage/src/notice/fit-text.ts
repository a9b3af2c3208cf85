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

const ENDS = /(?<=[。!?;!?;…\n]["”』」)]?)|(?<=[.]["”)]?\s)/u

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

/** The page to show after `elapsedMs` of `totalMs`, of `pages`. */
export function pageAt(elapsedMs: number, totalMs: number, pages: number): number {
  if (pages <= 1 || totalMs <= 0) return 0
  return Math.min(pages - 1, Math.max(0, Math.floor((elapsedMs / totalMs) * pages)))
}
