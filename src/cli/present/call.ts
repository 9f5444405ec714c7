import type { Call } from '../../chain/call.ts'
import type { JsonValue } from '../json.ts'
import type { Field } from './fields.ts'

/** A call for programs: its arguments as the metadata names them, integers of more than 32 bits as text. */
export function callJson({ pallet, name, args, hex }: Call) {
  return { pallet, name, args: plain(args), hex } satisfies JsonValue
}

/** A call for people who sign it elsewhere. */
export function callFields({ pallet, name, args, hex }: Call): Field[] {
  return [
    ['Call', `${pallet}.${name}`],
    ...Object.entries(args).map(([key, value]): Field => [`  ${key}`, shown(value)]),
    ['Call hex', hex],
  ]
}

function shown(value: unknown): string {
  const json = plain(value)
  return typeof json === 'string' ? json : JSON.stringify(json)
}

function plain(value: unknown): JsonValue {
  if (typeof value === 'bigint') return value.toString()
  if (value === undefined || value === null) return null
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
