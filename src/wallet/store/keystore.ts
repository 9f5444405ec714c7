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
import { plainBackups } from './backups.ts'
import { changeWallet, type FileChange, recoverWallet } from './change.ts'
import { type ListedWallet, listWallets } from './list.ts'
import { halfFile, type Pair, type PublicHalf, requireSameKey } from './pair.ts'
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
  /** Awaited once the key is encrypted, before anything is written; it throws to give up. */
  readonly beforeWriting?: () => Promise<void>
}

/** What is so for all keys that are written together. */
type SharedOptions = Pick<WriteOptions, 'backup' | 'beforeWriting'>

/** A key that is to be written, and how. */
export interface KeyToWrite extends Omit<WriteOptions, keyof SharedOptions> {
  readonly name: KeyName
  readonly keypair: Keypair
}

/** The files of one key within a change. */
interface KeyChange {
  readonly name: KeyName
  readonly address: string
  readonly files: readonly FileChange[]
  readonly overwrite: boolean
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
   * @returns paths of the backups of what was replaced. @throws as `writeAll`.
   */
  async write(name: KeyName, keypair: Keypair, options: WriteOptions = {}): Promise<string[]> {
    const { backup, beforeWriting, ...how } = options
    const shared = { backup, beforeWriting }
    const [backups = []] = await this.writeAll([{ name, keypair, ...how }], shared)
    return backups
  }

  /**
   * Writes keys of one wallet with their public keyfiles, all of them or none.
   *
   * @returns for each key the paths of the backups of what was replaced.
   * @throws {KeyExistsError} when there is a key and `overwrite` is not set; its message names both addresses.
   * @throws {UnwritableError} when the system refuses, as on a full disk; nothing is changed then.
   */
  async writeAll(
    keys: readonly KeyToWrite[],
    { backup = true, beforeWriting }: SharedOptions = {},
  ): Promise<string[][]> {
    const changes: KeyChange[] = []
    for (const { name, keypair, password, overwrite = false } of keys) {
      if (password?.length === 0) throw new TypeError('an empty password protects nothing')
      const paths = this.#paths(name)
      const files = [
        { path: paths.secret, bytes: await writeKeyfile(keypair, password) },
        { path: paths.public, bytes: publicKeyfile(keypair) },
      ]
      changes.push({ name, address: keypair.address, files, overwrite })
    }
    await beforeWriting?.()
    return this.#change(changes, backup)
  }

  /**
   * Writes only a public keyfile: a watch-only key, or what is missing next to a secret.
   *
   * @returns paths of the backups of what was replaced.
   * @throws {KeyExistsError} when there is a public keyfile and `overwrite` is not set.
   * @throws {PairMismatchError} when the secret next to it is known to be of another key. @throws {UnwritableError}
   */
  async writePublic(
    name: KeyName,
    key: PublicHalf,
    { overwrite = false }: Pick<WriteOptions, 'overwrite'> = {},
  ): Promise<string[]> {
    requireSameKey(await this.pair(name), key)
    const files = [{ path: this.#paths(name).public, bytes: publicKeyfile(key) }]
    const change = { name, address: toSs58(key.publicKey), files, overwrite }
    const [backups = []] = await this.#change([change], true)
    return backups
  }

  /** The two files of a key, as far as they can be told without a password. @throws {UnsafeFileError} */
  async pair(name: KeyName): Promise<Pair> {
    await cryptoReady()
    const paths = this.#paths(name)
    const file = (role: KeyfileRole) =>
      halfFile(`${paths.directory}/${paths[role]}`, role, this.#read(name, role))
    return { secret: await file('secret'), public: await file('public') }
  }

  /** The backups in a wallet that hold the secret of this very key and need no password. */
  plainBackups(wallet: string, { publicKey }: Pick<PublicHalf, 'publicKey'>): Promise<string[]> {
    return plainBackups(this.#paths({ wallet }).directory, publicKey)
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

  async #change(changes: readonly KeyChange[], keep: boolean): Promise<string[][]> {
    const [directory, other] = new Set(changes.map(({ name }) => this.#paths(name).directory))
    if (directory === undefined || other !== undefined)
      throw new TypeError('a change is of one wallet')
    const refusals = new Map<KeyChange, KeyExistsError>()
    for (const change of changes)
      if (!change.overwrite) refusals.set(change, await this.#exists(change))
    const check = (): void => {
      for (const [{ files }, refusal] of refusals)
        if (files.some(({ path }) => existsSync(join(directory, path)))) throw refusal
    }
    const files = changes.flatMap((change) => change.files)
    const backups = changeWallet(directory, files, { check, keep })
    return changes.map((change) => change.files.flatMap(({ path }) => backups.get(path) ?? []))
  }

  async #exists({ name, address }: KeyChange): Promise<KeyExistsError> {
    const current = await this.#describe(name)
    return new KeyExistsError(
      `${nameOf(name)} exists (${current ?? 'address unknown'}); the new key would be ${address}.`,
      { details: { existing: current ?? null, new: address } },
    )
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
