import type { Sentence } from './language.ts'

/** Something the person at the keyboard can put right. */
export class Complaint extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence) {
    super(sentence.en)
    this.sentence = sentence
  }
}
