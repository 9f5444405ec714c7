import { ethereumEncode, secp256k1PairFromSeed } from '@polkadot/util-crypto'
import { secp256k1Sign } from '@polkadot/wasm-crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Hex, toHex } from '../../../../../../src/codec/index.ts'
import { cryptoReady, recoverEthereumAddress } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  evmKeyMessage,
  hashMessageEip191,
} from '../../../../../../src/simulator/pallets/subtensor/utils/evm.ts'
import { HOT_A, HOT_B, World } from '../staking/world.ts'

beforeAll(cryptoReady)

const SEED = new Uint8Array(32).fill(7)
const NONE: Hex = `0x${'00'.repeat(65)}`
const digestOf = (block: bigint) => hashMessageEip191(evmKeyMessage(HOT_A, block))
/** r, s and v, which wallets count from 27. */
const sign = (block: bigint): Hex => {
  const { secretKey } = secp256k1PairFromSeed(SEED)
  const signature = secp256k1Sign(digestOf(block), secretKey)
  signature[64] = (signature[64] ?? 0) + 27
  return toHex(signature)
}

let world: World
let address: Hex
beforeEach(() => {
  world = new World()
  S.Uids.set(world.ctx, 1, HOT_A, 4)
  world.block = 7200
  const raw = Uint8Array.from(Buffer.from(sign(5n).slice(2), 'hex'))
  raw[64] = (raw[64] ?? 27) - 27
  address = toHex(recoverEthereumAddress(digestOf(5n), raw) ?? new Uint8Array(20))
})

const associate = (signature: Hex, evm_key = address, hotkey = HOT_A) =>
  world.call(hotkey, 'associate_evm_key', { netuid: 1, evm_key, block_number: 5n, signature })

describe('an EVM address', () => {
  test('is that which another implementation gives the key', () => {
    const { publicKey } = secp256k1PairFromSeed(SEED)
    expect(address).toBe(ethereumEncode(publicKey).toLowerCase())
  })

  test('is noted when its key has signed the hotkey', () => {
    expect(associate(sign(5n))).toBeUndefined()
    expect(S.AssociatedEvmAddress.get(world.ctx, 1, 4)).toEqual([address, 7200n])
    expect(world.events().at(-1)).toMatchObject({
      name: 'EvmKeyAssociated',
      data: { netuid: 1, hotkey: HOT_A, evm_key: address, block_associated: 7200n },
    })
  })

  test('is proven once a day, and not on the first', () => {
    expect(associate(sign(5n))).toBeUndefined()
    world.block = 14_399
    expect(associate(sign(5n))).toBe('EvmKeyAssociateRateLimitExceeded')
    world.block = 14_400
    expect(associate(sign(5n))).toBeUndefined()
  })

  test('of another key, another message or no signature is refused', () => {
    expect(associate(sign(6n))).toBe('InvalidRecoveredPublicKey')
    expect(associate(sign(5n), `0x${'11'.repeat(20)}`)).toBe('InvalidRecoveredPublicKey')
    expect(associate(NONE)).toBe('InvalidIdentity')
    expect(associate(`0x${'ff'.repeat(65)}`)).toBe('InvalidIdentity')
  })

  test('is for hotkeys of the subnet', () => {
    expect(associate(sign(5n), address, HOT_B)).toBe('HotKeyNotRegisteredInSubNet')
  })
})
