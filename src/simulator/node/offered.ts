import type { Hex } from '../../codec/index.ts'
import type { Context } from '../frame/context.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'
import type { Entry } from './pool/entry.ts'
import type { Shield } from './shield.ts'

/** Why an encrypted transaction stays in the pool: it is for the key of another author than the next. */
export class ForAnotherAuthorError extends Error {
  override readonly name = 'ForAnotherAuthorError'
}

/**
 * What a block takes of `entries`, each encrypted transaction followed at once by the one inside. What may not be
 * included is put into `refused`, here or by the block.
 */
export function* offered(
  entries: Iterable<Entry>,
  refused: Map<Hex, Error>,
  ctx: Context,
  shield: Shield | undefined,
): Iterable<Extrinsic> {
  for (const { hash, extrinsic } of entries) {
    if (shield?.isForAnother(ctx, extrinsic) === true) {
      refused.set(hash, new ForAnotherAuthorError())
      continue
    }
    yield extrinsic
    const inner = refused.has(hash) ? undefined : shield?.open(ctx, extrinsic)
    if (inner !== undefined) yield inner
  }
}
