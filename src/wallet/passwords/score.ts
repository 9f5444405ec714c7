/**
 * The score that bittensor-wallet gives a password (the crate `passwords` 3.1.16 without its list of common passwords),
 * between 0 and 100, so that we can promise never to accept what it refuses.
 */

interface Analysis {
  readonly length: number
  readonly spaces: number
  readonly digits: number
  readonly lower: number
  readonly upper: number
  readonly symbols: number
  /** Characters outside ASCII. */
  readonly others: number
  /** Characters that repeat their neighbour. */
  readonly repeated: number
  /** Characters that occur elsewhere, too. */
  readonly scattered: number
  /** Characters in arithmetic runs such as `abc` or `642`. */
  readonly progressive: number
}

const CEILINGS = [0, 2, 5, 9, 16, 25, 40, 58, 80, 88, 95, 100]

function isControl(code: number): boolean {
  return code <= 0x1f || code === 0x7f
}

/** Characters that repeat their neighbour: a run of n counts n. */
function countRepeated(codes: readonly number[]): number {
  return codes.filter((code, at) => code === codes[at - 1] || code === codes[at + 1]).length
}

/**
 * Characters in runs of one step. A run's first two steps count three characters and each further step one; a run that
 * begins right where another was broken by a repetition counts its shared character only once.
 */
function countProgressive(codes: readonly number[]): number {
  let count = 0
  let last = -1
  let lastStep = Number.NaN
  let running = false
  let joined = false
  for (const code of codes) {
    if (code === last) {
      running = false
      continue
    }
    const step = last - code
    last = code
    if (step !== lastStep) {
      lastStep = step
      if (running) running = false
      else joined = false
    } else if (running) count += 1
    else {
      count += joined ? 2 : 3
      running = true
      joined = true
    }
  }
  return count
}

function analyse(password: string): Analysis {
  const codes = [...password]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => !isControl(code))
  const within = (from: number, to: number) =>
    codes.filter((code) => code >= from && code <= to).length
  const tally = new Map<number, number>()
  for (const code of codes) tally.set(code, (tally.get(code) ?? 0) + 1)
  const twice = [...tally.values()]
    .filter((count) => count > 1)
    .reduce((sum, count) => sum + count, 0)
  const repeated = countRepeated(codes)
  const [spaces, digits, upper, lower] = [
    within(32, 32),
    within(48, 57),
    within(65, 90),
    within(97, 122),
  ]
  const ascii = within(32, 126)
  return {
    length: codes.length,
    spaces,
    digits,
    lower,
    upper,
    symbols: ascii - spaces - digits - lower - upper,
    others: codes.length - ascii,
    repeated,
    scattered: twice - repeated,
    progressive: countProgressive(codes),
  }
}

/** The score; 20 is bittensor-wallet's least. */
export function btwalletScore(password: string): number {
  const a = analyse(password)
  const plain = a.length - a.others
  const ceiling = CEILINGS[plain] ?? 89 + a.length
  let score = 0
  if (ceiling > 0) {
    score = ceiling + a.spaces
    if (a.digits === 0) score -= ceiling * 0.05
    for (const absent of [a.lower, a.upper, a.spaces]) if (absent === 0) score -= ceiling * 0.1
    if (a.lower > 0 && a.upper > 0) score += 1
    if (a.symbols > 0) score += 1
    score -= ceiling * ((a.repeated + a.progressive) / a.length / 5 + a.scattered / a.length / 10)
  }
  return Math.min(Math.min(Math.max(score, 0), ceiling) + a.others * 20, 100)
}

/** Whether bittensor-wallet would accept the password at its prompt. */
export function btwalletAccepts(password: string): boolean {
  return Buffer.byteLength(password) >= 6 && btwalletScore(password) >= 20
}
