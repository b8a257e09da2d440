/** What Instagram counts: UTF-16 units, hashtags and mentions of any script. The server decides by the same rules. */
export const limits = { characters: 2200, hashtags: 30, mentions: 20 } as const

const hashtag = /(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{N}_]+/gu
const mention = /(?<![\p{L}\p{N}_])@[A-Za-z0-9_.]+/gu

export type CaptionCount = Record<keyof typeof limits, number>

export const count = (caption: string): CaptionCount => ({
  characters: caption.length,
  hashtags: caption.match(hashtag)?.length ?? 0,
  mentions: caption.match(mention)?.length ?? 0,
})

/** The caption cut into plain words, hashtags and mentions. */
export function segments(caption: string): { text: string; isLink: boolean }[] {
  const found = [...caption.matchAll(new RegExp(`${hashtag.source}|${mention.source}`, 'gu'))]
  const parts: { text: string; isLink: boolean }[] = []
  let at = 0
  for (const match of found) {
    if (match.index > at) parts.push({ text: caption.slice(at, match.index), isLink: false })
    parts.push({ text: match[0], isLink: true })
    at = match.index + match[0].length
  }
  if (at < caption.length) parts.push({ text: caption.slice(at), isLink: false })
  return parts
}
