/** Takes a flag, or a letter with its accents, for one. */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Cuts a text to so many UTF-16 units, as a JSON schema counts, and no character in two. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 1))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  // A single character that is longer.
  return text.slice(0, end === 0 ? max : end)
}
