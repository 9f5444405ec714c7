import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cryptoReady, toSs58 } from '../../crypto/index.ts'
import {
  AddressMismatchError,
  KeyExistsError,
  WalletNotFoundError,
  WatchOnlyError,
} from '../../errors/wallet.ts'
import { type Wrapping, wrappingOf } from '../formats/detect.ts'
import { readKeyfile, writeKeyfile } from '../formats/keyfile.ts'
import type { KeyfileRole, LoadedKey } from '../formats/loaded-key.ts'
import { publicKeyfile } from '../formats/write.ts'
import type { Keypair } from '../keys/keypair.ts'
import type { Scheme } from '../keys/scheme.ts'
import { changeWallet, type FileChange, recoverWallet } from './change.ts'
import { type ListedWallet, listWallets } from './list.ts'
import { type KeyPaths, keyPaths } from './paths.ts'
import { readRegularFile, refuseLinkedDirectory } from './read.ts'

/** Which key: a wallet's coldkey, or one of its hotkeys. */
export interface KeyName {
  readonly wallet: string
  readonly hotkey?: string
}

export interface WriteOptions {
  /** UTF-8 bytes; without it the key is written unencrypted. Never empty. */
  readonly password?: Uint8Array
  /** Replace what is there; the old files are kept in the wallet's `backups/`. */
  readonly overwrite?: boolean
  /** False only where the same key is written again, so that an old password does not live on in a backup. */
  readonly backup?: boolean
}

function nameOf({ wallet, hotkey }: KeyName): string {
  return hotkey === undefined
    ? `The coldkey of wallet ${wallet}`
    : `Hotkey ${hotkey} of wallet ${wallet}`
}

/** The wallets in one directory (by default `~/.bittensor/wallets`), in the layout that every Bittensor tool shares. */
export class Keystore {
  /** Absolute path, or relative to the working directory; `~` is the caller's to expand. */
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  /** Every wallet that can be read, by name; no secret is read. */
  async list(): Promise<readonly ListedWallet[]> {
    return (await listWallets(this.root)).wallets
  }

  /** The path of the secret keyfile as `BT_PW_…` names spell it. @throws {InvalidNameError} */
  secretPath(name: KeyName): string {
    const paths = this.#paths(name)
    return `${paths.directory}/${paths.secret}`
  }

  /** How the secret keyfile is encrypted, or `undefined` when there is none. @throws {UnsafeFileError} */
  wrapping(name: KeyName): Wrapping | undefined {
    const bytes = this.#read(name, 'secret')
    return bytes === undefined ? undefined : wrappingOf(bytes)
  }

  /**
   * The public half of a key, from its public keyfile: all that reading a chain needs, also of watch-only wallets.
   *
   * @throws {WalletNotFoundError} when there is no public keyfile. @throws {KeyfileError} when it is damaged.
   */
  async readPublic(name: KeyName): Promise<LoadedKey> {
    const bytes = this.#read(name, 'public')
    if (bytes === undefined) throw this.#notFound(name, 'public')
    return readKeyfile(bytes, 'public')
  }

  /**
   * Opens a key for signing and compares it with its public keyfile. The caller wipes `keypair`.
   *
   * @param password UTF-8 bytes, for an encrypted keyfile.
   * @throws {WalletNotFoundError | WatchOnlyError} when there is no secret.
   * @throws {PasswordRequiredError | WrongPasswordError | KeyfileError | AddressMismatchError}
   */
  async open(name: KeyName, password?: Uint8Array): Promise<LoadedKey & { keypair: Keypair }> {
    const bytes = this.#read(name, 'secret')
    if (bytes === undefined) {
      if (this.#read(name, 'public') === undefined) throw this.#notFound(name, 'secret')
      throw new WatchOnlyError(`${nameOf(name)} is watch-only: its secret is not on this machine.`)
    }
    const { keypair, ...key } = await readKeyfile(bytes, 'secret', password)
    if (keypair === undefined)
      throw new WatchOnlyError(`${nameOf(name)} holds no secret, only an address.`)
    const publicBytes = this.#read(name, 'public')
    if (publicBytes !== undefined) {
      const expected = await readKeyfile(publicBytes, 'public')
      if (Buffer.compare(expected.publicKey, key.publicKey) !== 0) {
        const file = this.#paths(name).public
        keypair.wipe()
        throw new AddressMismatchError(
          toSs58(expected.publicKey),
          toSs58(key.publicKey),
          `keyfile next to ${file}`,
        )
      }
    }
    return { ...key, keypair }
  }

  /**
   * Writes a key and its public keyfile, both or neither.
   *
   * @returns paths of the backups of what was replaced.
   * @throws {KeyExistsError} when there is a key and `overwrite` is not set; its message names both addresses.
   */
  async write(name: KeyName, keypair: Keypair, options: WriteOptions = {}): Promise<string[]> {
    if (options.password?.length === 0) throw new TypeError('an empty password protects nothing')
    const paths = this.#paths(name)
    const files = [
      { path: paths.secret, bytes: await writeKeyfile(keypair, options.password) },
      { path: paths.public, bytes: publicKeyfile(keypair) },
    ]
    return this.#change(name, files, keypair.address, options)
  }

  /**
   * Writes only a public keyfile: a watch-only key.
   *
   * @returns paths of the backups of what was replaced. @throws {KeyExistsError} as `write`.
   */
  async writePublic(
    name: KeyName,
    key: { scheme: Scheme; publicKey: Uint8Array },
    options: Pick<WriteOptions, 'overwrite'> = {},
  ): Promise<string[]> {
    await cryptoReady()
    const files = [{ path: this.#paths(name).public, bytes: publicKeyfile(key) }]
    return this.#change(name, files, toSs58(key.publicKey), options)
  }

  /** The address that is on disk for a key, as far as it can be told without a password. */
  async addressOf(name: KeyName): Promise<string | undefined> {
    for (const role of ['public', 'secret'] as const) {
      const bytes = this.#read(name, role)
      if (bytes === undefined || wrappingOf(bytes) !== 'plain') continue
      const key = await readKeyfile(bytes, role)
      key.keypair?.wipe()
      return toSs58(key.publicKey)
    }
    return undefined
  }

  /** Whether there is a secret keyfile or a public one. */
  has(name: KeyName, role: KeyfileRole): boolean {
    return this.#read(name, role) !== undefined
  }

  async #change(
    name: KeyName,
    files: readonly FileChange[],
    address: string,
    { overwrite = false, backup = true }: WriteOptions,
  ): Promise<string[]> {
    const { directory } = this.#paths(name)
    const current = overwrite ? undefined : await this.#describe(name)
    const check = () => {
      if (overwrite || !files.some(({ path }) => existsSync(join(directory, path)))) return
      throw new KeyExistsError(
        `${nameOf(name)} exists (${current ?? 'address unknown'}); the new key would be ${address}.`,
        { details: { existing: current ?? null, new: address } },
      )
    }
    return [...changeWallet(directory, files, { check, keep: backup }).values()]
  }

  async #describe(name: KeyName): Promise<string | undefined> {
    try {
      return await this.addressOf(name)
    } catch {
      return undefined // a damaged keyfile has no address to show, and is still not overwritten unasked
    }
  }

  #paths({ wallet, hotkey }: KeyName): KeyPaths {
    return keyPaths(this.root, wallet, hotkey)
  }

  #read(name: KeyName, role: KeyfileRole): Uint8Array | undefined {
    const paths = this.#paths(name)
    if (role === 'secret') {
      refuseLinkedDirectory(paths.directory)
      if (name.hotkey !== undefined) refuseLinkedDirectory(join(paths.directory, 'hotkeys'))
    }
    recoverWallet(paths.directory)
    return readRegularFile(join(paths.directory, paths[role]))
  }

  #notFound(name: KeyName, role: KeyfileRole): WalletNotFoundError {
    const paths = this.#paths(name)
    const file = `${paths.directory}/${paths[role]}`
    return new WalletNotFoundError(
      `${nameOf(name)} does not exist here: there is no ${role} keyfile.`,
      {
        details: { path: file },
        hints: ['`dtao wallet list` shows the wallets; --wallet-path names another directory.'],
      },
    )
  }
}
