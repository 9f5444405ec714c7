import type { EventRecord } from '../../../../src/simulator/frame/context.ts'
import type { RuntimeEvent } from '../../../../src/simulator/frame/pallet.ts'
import type { Runtime } from '../../../../src/simulator/frame/runtime.ts'
import { isRecord, shown } from '../../compare.ts'
import type { Report } from '../../format.ts'
import type { PortableJson } from './portable-json.ts'

/** Holds the events of a step against the recorded ones, in order; tells the first difference. */
export function compareEvents(
  id: string,
  expected: unknown,
  got: readonly unknown[],
  runtime: Runtime,
  json: PortableJson,
  report: Report,
): void {
  const wanted = Array.isArray(expected) ? expected.map((each) => shown(bare(plain(each)))) : []
  const ours = got.map((record) =>
    shown(bare(plain(eventJson((record as EventRecord).event, runtime, json)))),
  )
  const at = wanted.findIndex((each, i) => each !== ours[i])
  const where = at === -1 && ours.length > wanted.length ? wanted.length : at
  if (where === -1) return
  report.mismatch({
    case: id,
    item: 'events',
    key: String(where),
    expected: wanted[where] ?? 'no further event',
    got: ours[where] ?? 'no further event',
  })
}

function eventJson(event: RuntimeEvent, runtime: Runtime, json: PortableJson): unknown {
  const pallet = runtime.definition.pallets.find((each) => each.id.name === event.pallet)
  const shape = pallet?.events.find((each) => each.name === event.name)?.shape ?? []
  return { [event.pallet]: { [event.name]: dataJson(shape, event.data, json) } }
}

function dataJson(
  shape: Runtime['definition']['pallets'][number]['events'][number]['shape'],
  data: unknown,
  json: PortableJson,
): unknown {
  if (!isList(shape)) {
    const named = isRecord(data) ? data : {}
    return Object.fromEntries(
      Object.entries(shape).map(([name, codec]) => [name, json.valueToJson(codec, named[name])]),
    )
  }
  const values = Array.isArray(data) ? data : []
  const fields = shape.map((codec, i) => json.valueToJson(codec, values[i]))
  return fields.length === 1 ? fields[0] : fields
}

/** The event with its name alone where it has no fields, which may be written as an empty list or record too. */
function bare(event: unknown): unknown {
  const [pallet, named] = Object.entries(isRecord(event) ? event : {})[0] ?? []
  const [variant, data] = Object.entries(isRecord(named) ? named : {})[0] ?? []
  if (pallet === undefined || variant === undefined) return event
  const isEmpty = data === null || (typeof data === 'object' && Object.keys(data).length === 0)
  return isEmpty ? { [pallet]: variant } : event
}

function isList<T>(shape: readonly T[] | Readonly<Record<string, T>>): shape is readonly T[] {
  return Array.isArray(shape)
}

/** Numbers as text and fixed points as their bits alone: the traces write the same number in several ways. */
export function plain(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (!isRecord(value)) return value
  if ('bits' in value) return { bits: plain(value.bits) }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}
