import { COMMON_WORDS } from './common-words.ts'

/** How hard a password is to guess, and what makes it easier than it looks. */
export interface Strength {
  /** Logarithm (base 2) of the guesses that a patient attacker needs; an estimate, and a low one. */
  readonly bits: number
  readonly label: 'very weak' | 'weak' | 'fair' | 'good' | 'strong'
  /** One phrase each: "it contains the common word “dragon”". The words found are the user's own: show them to nobody else. */
  readonly reasons: readonly string[]
}

const KEYBOARD = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
]
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const WORD_BITS = Math.log2(COMMON_WORDS.size)
const LABELS = [
  [20, 'very weak'],
  [36, 'weak'],
  [50, 'fair'],
  [70, 'good'],
] as const

/** A piece of a password that costs less than its characters. */
interface Pattern {
  readonly length: number
  readonly bits: number
  readonly reason: string
}

function plainLetters(text: string): string {
  return [...text.toLowerCase()].map((character) => LEET[character] ?? character).join('')
}

function commonWord(rest: string): Pattern | undefined {
  const candidates = [rest.toLowerCase(), plainLetters(rest)]
  for (let length = Math.min(rest.length, 14); length >= 4; length--)
    for (const candidate of candidates)
      if (COMMON_WORDS.has(candidate.slice(0, length))) {
        const altered = rest.slice(0, length) === candidate.slice(0, length) ? 0 : 2
        return {
          length,
          bits: WORD_BITS + altered,
          reason: 'it contains one of the most common words',
        }
      }
  return undefined
}

function repetition(rest: string): Pattern | undefined {
  const [whole = '', unit = ''] = /^(.{1,8}?)\1+/u.exec(rest) ?? []
  if (whole.length < 3) return undefined
  const bits = bruteForce(unit) + Math.log2(whole.length / unit.length)
  return { length: whole.length, bits, reason: 'it repeats itself' }
}

function sequence(rest: string): Pattern | undefined {
  const step = rest.charCodeAt(1) - rest.charCodeAt(0)
  let length = 1
  while (length < rest.length && rest.charCodeAt(length) - rest.charCodeAt(length - 1) === step)
    length++
  if (length < 3 || Math.abs(step) !== 1) return undefined
  return {
    length,
    bits: 4 + Math.log2(length),
    reason: 'it contains a sequence such as abc or 321',
  }
}

function keyboardWalk(rest: string): Pattern | undefined {
  const lower = rest.toLowerCase()
  for (const row of KEYBOARD.flatMap((keys) => [keys, [...keys].reverse().join('')]))
    for (let length = Math.min(row.length, lower.length); length >= 4; length--)
      if (row.includes(lower.slice(0, length)))
        return { length, bits: 6 + Math.log2(length), reason: 'it follows neighbouring keys' }
  return undefined
}

function year(rest: string): Pattern | undefined {
  return /^(?:19|20)\d\d/.test(rest)
    ? { length: 4, bits: 7, reason: 'it contains a year' }
    : undefined
}

const PATTERNS = [repetition, commonWord, sequence, keyboardWalk, year]

/** Bits of one character that no pattern explains, by its kind. */
function bruteForce(text: string): number {
  let bits = 0
  for (const character of text) {
    if (/\d/.test(character)) bits += 3.3
    else if (/[a-z]/.test(character)) bits += 4
    else if (/[A-Z]/.test(character)) bits += 4.7
    else bits += /[ -~]/.test(character) ? 5 : 7
  }
  return bits
}

/** Estimates a password's strength: patterns count what an attacker pays for them, the rest by the character. */
export function passwordStrength(password: string): Strength {
  const text = password.slice(0, 256)
  const reasons = new Set<string>()
  let bits = 0
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const found = PATTERNS.map((pattern) => pattern(rest)).filter(
      (pattern) => pattern !== undefined,
    )
    const [best] = found.sort((a, b) => b.length - a.length || a.bits - b.bits)
    if (best === undefined) {
      const [character = ''] = rest
      bits += bruteForce(character)
      at += character.length
    } else {
      bits += best.bits
      reasons.add(best.reason)
      at += best.length
    }
  }
  const label = LABELS.find(([below]) => bits < below)?.[1] ?? 'strong'
  return { bits: Math.round(bits), label, reasons: [...reasons] }
}
