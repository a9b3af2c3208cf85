import type { Content } from './item.ts'

/** The media a creative cannot do without. */
export function mediaOf(content: Content): string[] {
  if (content.type !== 'notice') return [content.sha256]
  return content.picture === undefined ? [] : [content.picture]
}
