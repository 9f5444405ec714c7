import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKey } from '../../../../src/cli/keys/passwords.ts'
import { writeKey } from '../../../../src/cli/keys/write.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import type { Keypair } from '../../../../src/wallet/keys/keypair.ts'
import { keypairFromUri } from '../../../../src/wallet/keys/uri.ts'
import { Keystore } from '../../../../src/wallet/store/keystore.ts'
import { testContext } from '../context.ts'

let folder: string
let keystore: Keystore
let keypair: Keypair

beforeEach(async () => {
  await cryptoReady()
  folder = mkdtempSync(join(tmpdir(), 'dtao-interrupted-'))
  keystore = new Keystore(folder)
  keypair = await keypairFromUri('//Alice')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A context where Ctrl-C was pressed while the process computed: its event waits for the next turn. */
function interrupted() {
  const abort = new AbortController()
  const ctx = testContext({ signal: abort.signal })
  setImmediate(() => abort.abort())
  return ctx
}

test('a key is not handed out after Ctrl-C', async () => {
  await keystore.write({ wallet: 'w' }, keypair)
  await expect(openKey(interrupted(), keystore, { wallet: 'w' })).rejects.toMatchObject({
    code: 'cancelled',
    exitCode: 130,
  })
})

test('a key is not written after Ctrl-C', async () => {
  const key = { name: { wallet: 'w' }, keypair, encrypt: false }
  const written = writeKey(interrupted(), key, { keystore, overwrite: false, args: {} })
  await expect(written).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(folder)).toEqual([])
})
