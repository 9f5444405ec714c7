import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  isValidIpAddress,
  parseCertificate,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/serving.ts'
import { ALICE, HOT_A, HOT_B, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
beforeEach(() => {
  world = new World()
  world.call(ALICE, 'burned_register', { netuid: 1, hotkey: HOT_A })
  world.events()
})

const endpoint = { netuid: 1, version: 2, ip: 0x0a00_0001n, port: 8091, ip_type: 4 }
const axon = { ...endpoint, protocol: 4, placeholder1: 0, placeholder2: 0 }
const serve = (change: object = {}, signer = HOT_A) =>
  world.call(signer, 'serve_axon', { ...axon, ...change })

describe('an endpoint', () => {
  test('is stored with the block, and told', () => {
    expect(serve()).toBeUndefined()
    const { netuid: _, ...stored } = axon
    expect(S.Axons.get(world.ctx, 1, HOT_A)).toEqual({ block: 10n, ...stored })
    expect(world.events().map(({ name }) => name)).toEqual(['AxonServed'])
  })

  test('must be one that others can reach, of a neuron of the subnet', () => {
    expect(serve({}, HOT_B)).toBe('HotKeyNotRegisteredInNetwork')
    expect(serve({ ip_type: 5 })).toBe('InvalidIpType')
    expect(serve({ ip: 0x7f00_0001n })).toBe('InvalidIpAddress')
    expect(serve({ port: 0 })).toBe('InvalidPort')
    expect(serve({ ip: 0n })).toBeUndefined()
  })

  test('waits for the pace of the subnet', () => {
    expect(serve()).toBeUndefined()
    world.block = 59
    expect(serve()).toBe('ServingRateLimitExceeded')
    world.block = 60
    expect(serve()).toBeUndefined()
  })

  test('may bring a certificate; one that is too long is left out', () => {
    const tls = (certificate: Uint8Array) => {
      S.Axons.remove(world.ctx, 1, HOT_A)
      return world.call(HOT_A, 'serve_axon_tls', { ...axon, certificate })
    }
    expect(tls(new Uint8Array(66))).toBeUndefined()
    expect(S.NeuronCertificates.has(world.ctx, 1, HOT_A)).toBe(false)
    expect(tls(Uint8Array.of(7, 1, 2))).toBeUndefined()
    expect(S.NeuronCertificates.get(world.ctx, 1, HOT_A)).toEqual({
      public_key: Uint8Array.of(1, 2),
      algorithm: 7,
    })
    expect(parseCertificate(new Uint8Array())).toBeUndefined()
  })

  test('of metrics needs a real address', () => {
    const prometheus = (ip: bigint) => world.call(HOT_A, 'serve_prometheus', { ...endpoint, ip })
    expect(prometheus(0n)).toBe('InvalidIpAddress')
    expect(prometheus(5n)).toBeUndefined()
    expect(S.Prometheus.get(world.ctx, 1, HOT_A)?.port).toBe(8091)
  })
})

test.each([
  [4, 0xffff_fffen, true],
  [4, 0xffff_ffffn, false],
  [6, 1n, false],
  [6, (1n << 128n) - 1n, false],
  [6, 2n, true],
] as const)('address %i/%i', (type, ip, valid) => {
  expect(isValidIpAddress(type, ip, false)).toBe(valid)
})
