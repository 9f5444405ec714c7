import { InvalidNameError } from '../../errors/wallet.ts'

/** What a name is for. */
export type NameKind = 'wallet' | 'hotkey' | 'address'

/** File names have at most 255 bytes; a suffix and a counter need room. */
const MAX_BYTES = 200

// Control characters, line separators and the marks that reverse reading direction: a name must be what it looks like.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** Most names, told at once: a listing checks thousands. */
const ORDINARY = /^[\w-]{1,60}$/

function problemOf(name: string, kind: NameKind): string | undefined {
  if (ORDINARY.test(name)) return undefined
  if (name === '') return 'it is empty'
  if (/[/\\]/.test(name)) return 'it contains a slash'
  if (UNPRINTABLE.test(name)) return 'it contains control characters'
  if (name.startsWith('.')) return 'it starts with a dot'
  if (name.trim() !== name) return 'it starts or ends with a space'
  if (Buffer.byteLength(name) > MAX_BYTES) return `it is longer than ${MAX_BYTES} bytes`
  if (kind === 'hotkey' && /(?:pub\.txt|\.lock)$/.test(name))
    return 'pub.txt and .lock are endings of files next to hotkeys'
  return undefined
}

/** Whether `name` can name a wallet, hotkey or address. */
export function isValidName(name: string, kind: NameKind): boolean {
  return problemOf(name, kind) === undefined
}

/**
 * Returns `name` when it can be a file name and nothing else: no path, nothing invisible.
 *
 * @throws {InvalidNameError} saying what is wrong with it.
 */
export function checkName(name: string, kind: NameKind): string {
  const problem = problemOf(name, kind)
  if (problem === undefined) return name
  throw new InvalidNameError(
    `This cannot be the name of ${kind === 'address' ? 'an' : 'a'} ${kind}: ${problem}.`,
    {
      details: { name },
    },
  )
}
