import { UsageError } from '../../../../errors/base.ts'
import type { JsonValue } from '../../../json.ts'

/** One storage value to be set. */
export interface StorageWrite {
  readonly keys: readonly JsonValue[]
  readonly value: JsonValue
  /** What `dev_setStorage` takes for it. */
  readonly param: JsonValue
}

/** `Pallet.Item` with the keys of an entry and its value, or a raw key and raw value. @throws UsageError `storage_invalid` */
export function storageWrite(item: string, words: readonly string[]): StorageWrite {
  const [pallet = '', name, ...more] = item.split('.')
  const keys = words.slice(0, -1).map(wordValue)
  const value = wordValue(words.at(-1) ?? '')
  if (/^0x[0-9a-f]*$/i.test(item)) {
    if (keys.length > 0 || (value !== null && typeof value !== 'string'))
      throw invalid(item, 'After a raw key comes one value, in hex or null.')
    return { keys, value, param: [[item, value]] }
  }
  if (!pallet || !name || more.length > 0)
    throw invalid(item, 'Write Pallet.Item, such as SubtensorModule.Tempo, or a raw key in hex.')
  const held = keys.length === 0 ? value : [[keys, value]]
  return { keys, value, param: { [pallet]: { [name]: held } } }
}

/** JSON where it is some; numbers too large for JSON, addresses and hex are text. */
function wordValue(word: string): JsonValue {
  if (/^-?\d+$/.test(word) && !Number.isSafeInteger(Number(word))) return word
  try {
    return JSON.parse(word) as JsonValue
  } catch {
    // Text without quotes.
    return word
  }
}

function invalid(item: string, hint: string): UsageError {
  return new UsageError(`"${item}" cannot be set like that.`, 'storage_invalid', { hints: [hint] })
}
