import { Metadata, TypeRegistry } from '@polkadot/types'
import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { createRuntime } from '../../../../src/simulator/runtime/index.ts'

beforeAll(cryptoReady)

describe('metadata', () => {
  it.each([14, 15])('of version %i decodes in @polkadot/types', (version) => {
    const runtime = createRuntime()
    const bytes = version === 14 ? runtime.metadataV14() : runtime.metadataV15()
    const registry = new TypeRegistry()
    const metadata = new Metadata(registry, toHex(bytes))
    registry.setMetadata(metadata)
    expect(metadata.version).toBe(version)
    expect(metadata.asLatest.pallets.map((pallet) => pallet.name.toString())).toContain('Balances')
  })
})
