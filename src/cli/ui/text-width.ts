// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const ESCAPES = /\u001b\[[0-9;]*m/g

const ASCII = /^[ -~]*$/

/** Columns that a text takes on a terminal; colours take none, East Asian wide characters and emoji two. */
export function displayWidth(text: string): number {
  // Nearly every cell; a segmenter costs a thousand times as much, which a table of thousands of rows feels.
  if (ASCII.test(text)) return text.length
  const plain = text.replace(ESCAPES, '')
  if (ASCII.test(plain)) return plain.length
  let width = 0
  for (const { segment } of new Intl.Segmenter().segment(plain)) {
    width += isWide(segment) ? 2 : 1
  }
  return width
}

/** A text in at most `width` columns, its middle left out: addresses are known by both ends. Colours are dropped then. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text
  const letters = [...text.replace(ESCAPES, '')]
  const room = Math.max(0, width - ellipsis.length)
  const head = Math.ceil(room / 2)
  const tail = room - head
  return letters.slice(0, head).join('') + ellipsis + letters.slice(letters.length - tail).join('')
}

function isWide(segment: string): boolean {
  return /^(\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u.test(
    segment,
  )
}
