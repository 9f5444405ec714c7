import { join } from 'node:path'
import { cryptoReady } from '../../src/crypto/index.ts'
import { keypairFromUri } from '../../src/wallet/keys/uri.ts'
import { Keystore } from '../../src/wallet/store/keystore.ts'
import { dtao, type Finished, temporaryHome } from './dtao.ts'
import { documentOf, expectSchema } from './schema.ts'

/** The hotkey of //Alice, a validator on every subnet of the default chain. */
export const VALIDATOR = '5Dt9sidKJJxfvznECukm6ptHMWP7AykqkooeZijhDfBQFDqe'

/** A home with an embedded chain and a wallet of its own, unencrypted. */
export interface OwnChain {
  readonly home: string
  readonly wallet: string
  readonly coldkey: string
  readonly hotkey: string
  /** Runs `dtao` there, on the embedded chain. */
  run(...argv: string[]): Promise<Finished>
  /** The `data` of a command that succeeds, checked against its schema. */
  data<T>(command: string, ...argv: string[]): Promise<T>
  /** Code, exit code and everything said by a command that fails. */
  failure(...argv: string[]): Promise<Failure>
  remove(): void
}

export interface Failure {
  readonly code: string
  readonly exit: number | null
  readonly message: string
  readonly hint: string | null
  readonly details: Readonly<Record<string, unknown>>
}

/** Makes the home; `tao` are given to the wallet by //Alice. */
export async function ownChain(tao = 0): Promise<OwnChain> {
  const { home, remove } = temporaryHome()
  const wallet = 'w'
  const keystore = new Keystore(join(home, '.bittensor', 'wallets'))
  await cryptoReady()
  const coldkey = await write(keystore, { wallet }, '//cold')
  const hotkey = await write(keystore, { wallet, hotkey: 'h' }, '//hot')

  const run = (...argv: string[]): Promise<Finished> =>
    dtao([...argv, '--network', 'sim'], { home, env: { DTAO_WALLET: wallet } })
  const chain: OwnChain = {
    home,
    wallet,
    coldkey,
    hotkey,
    run,
    remove,
    async data<T>(command: string, ...argv: string[]) {
      const { stdout, stderr, code } = await run(...command.split(' '), ...argv, '--json')
      const document = documentOf(stdout) as { ok: boolean; data: T }
      if (!document.ok || code !== 0)
        throw new Error(`${command} ended with ${code}: ${stdout}${stderr}`)
      expectSchema(command.replaceAll(' ', '-'), document.data)
      return document.data
    },
    async failure(...argv) {
      const { stdout, code } = await run(...argv, '--json')
      const { error } = documentOf(stdout) as { error: Omit<Failure, 'exit'> }
      return { ...error, exit: code }
    },
  }
  if (tao > 0) await chain.data('devnet fund', wallet, String(tao))
  return chain
}

async function write(
  keystore: Keystore,
  name: { wallet: string; hotkey?: string },
  uri: string,
): Promise<string> {
  const keypair = await keypairFromUri(uri)
  await keystore.write(name, keypair)
  return keypair.address
}

/** An amount of a document, in rao. */
export function rao(amount: { readonly rao: string }): bigint {
  return BigInt(amount.rao)
}
