import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { builtMetadata } from '../../../../src/simulator/node/built-metadata.ts'
import { createRuntime } from '../../../../src/simulator/runtime/index.ts'

beforeAll(cryptoReady)

it('is what the runtime says of itself, as `npm run build` left it', () => {
  const built = new URL('../../../../dist/chunks/metadata-v16.scale', import.meta.url)
  expect(readFileSync(built).equals(createRuntime().metadataV16())).toBe(true)
})

it('is not there where the sources run as they are', () => {
  expect(builtMetadata()).toBeUndefined()
})

it('is taken in place of making it anew', () => {
  const bytes = Uint8Array.of(1, 2, 3)
  expect(createRuntime(() => bytes).metadataV16()).toBe(bytes)
})
