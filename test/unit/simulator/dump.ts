import { encode, toHex } from '../../../src/codec/index.ts'
import type { Context } from '../../../src/simulator/frame/context.ts'
import { Storage } from '../../../src/simulator/frame/storage.ts'

function lines(ctx: Context, item: Storage<readonly unknown[], unknown, unknown>): string[] {
  const keys = item.parts.length > 0 ? item.keys(ctx) : item.has(ctx) ? [[]] : []
  return keys.map((each) => {
    const value = toHex(encode(item.value, item.get(ctx, ...each)))
    return `${item.pallet}.${item.name} ${item.rawKey(...each)} ${value}`
  })
}

/** Everything that is stored, as text. */
export function dump(ctx: Context): string {
  const items = ctx.runtime.definition.pallets.flatMap((pallet) => pallet.storage)
  return items.flatMap((item) => (item instanceof Storage ? lines(ctx, item) : [])).join('\n')
}
