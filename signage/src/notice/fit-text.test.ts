import { expect, it } from 'vitest'
import { largestThatFits, pageAt, splitText, wordsOf } from './fit-text.ts'

it('the text is as large as fits, and not smaller than the floor', async () => {
  const asked: number[] = []
  const upTo = (most: number) => (size: number) => {
    asked.push(size)
    return Promise.resolve(size <= most)
  }
  expect(await largestThatFits(20, 100, upTo(63))).toBe(63)
  expect(await largestThatFits(20, 100, upTo(500))).toBe(100)
  expect(await largestThatFits(20, 100, upTo(5))).toBe(20)
  expect(asked.length).toBeLessThan(20)
})

it('a long notice is cut between sentences into pages of about the same length, and nothing is lost', () => {
  const text = '第一句很短。第二句长一些，有逗号也不会断开。第三句！第四句是问句吗？第五句结束了。'
  for (const parts of [1, 2, 3, 4]) {
    const pages = splitText(text, parts)
    expect([parts, parts - 1]).toContain(pages.length)
    expect(pages.join('')).toBe(text)
    expect(pages.every((page) => /[。！？]$/u.test(page))).toBe(true)
  }
  expect(splitText('One. Two is longer than one. Three.', 2)).toEqual([
    'One. Two is longer than one.',
    'Three.',
  ])
  expect(splitText('没有句号的一段话', 3)).toEqual(['没有句号的一段话'])
  expect(splitText('', 2)).toEqual([])
})

it('pages share the time of their slot', () => {
  expect([0, 4_999, 5_000, 9_999, 12_000, -5].map((ms) => pageAt(ms, 10_000, 2))).toEqual([0, 0, 1, 1, 1, 0])
  expect(pageAt(3_000, 10_000, 1)).toBe(0)
})

it('headings break between words, and punctuation stays with its word', () => {
  const words = wordsOf('寻猫启事：橘猫“年糕”走失')
  expect(words.join('')).toBe('寻猫启事：橘猫“年糕”走失')
  expect(words.some((word) => /^[：”，。]/u.test(word))).toBe(false)
  expect(words.some((word) => /[“（]$/u.test(word))).toBe(false)
})
