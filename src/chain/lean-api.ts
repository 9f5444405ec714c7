import { ApiPromise } from '@polkadot/api'
import type { ApiDecoration } from '@polkadot/api/types'
import { decorateExtrinsics, type expandMetadata, type Metadata } from '@polkadot/types'
import type { Registry } from '@polkadot/types/types'

/** Metadata as functions and values by name (`tx.subtensorModule.addStake`). */
type Expanded = ReturnType<typeof expandMetadata>

interface Versioned {
  readonly registry: Registry
  readonly metadata: Metadata
  decoratedMeta?: Expanded
}

/**
 * An `ApiPromise` with `tx` and `rpc`, but without `query`, `call`, `consts`, `events`, `errors`: views read those by the
 * names that metadata has, and preparing them for every pallet is a tenth of a command's start.
 */
export class LeanApi extends ApiPromise {
  protected override _createDecorated(
    of: Versioned,
    fromEmpty: boolean,
    decorated: ApiDecoration<'promise'> | null,
    blockHash?: Uint8Array,
  ) {
    const { registry, metadata } = of
    if (fromEmpty || of.decoratedMeta === undefined) {
      const tx = decorateExtrinsics(registry, metadata.asLatest, metadata.version)
      of.decoratedMeta = { consts: {}, errors: {}, events: {}, query: {}, registry, tx }
    }
    return {
      ...(blockHash === undefined ? {} : { createdAt: blockHash }),
      decoratedApi: decorated ?? this._emptyDecorated(registry, blockHash),
      decoratedMeta: of.decoratedMeta,
    }
  }
}
