import { closeSync, constants, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { DtaoError } from '../../errors/base.ts'
import { systemRefusal } from '../../errors/system.ts'
import { recoverWallet } from './change.ts'
import { isValidName } from './names.ts'
import { isMissing, readRegularFile } from './read.ts'

/** A key as a listing shows it. */
export interface ListedKey {
  /** SS58 address from the public keyfile; undefined where there is none or it is damaged. */
  readonly address: string | undefined
  readonly scheme: 'sr25519' | 'ed25519'
  /** Whether there is a secret keyfile; without one the key can only watch. */
  readonly hasSecret: boolean
}

type Seen = Pick<ListedKey, 'address' | 'scheme'>

export interface ListedHotkey extends ListedKey {
  readonly name: string
}

export interface ListedWallet {
  readonly name: string
  /** Absent where the wallet has hotkeys only. */
  readonly coldkey?: ListedKey
  readonly hotkeys: readonly ListedHotkey[]
}

/** A wallet that could not be read, or only in part, and the first reason for it, as a sentence. */
export interface UnreadableWallet {
  readonly name: string
  readonly reason: string
}

export interface WalletListing {
  readonly wallets: readonly ListedWallet[]
  readonly unreadable: readonly UnreadableWallet[]
}

const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/
const PUBLIC = 'pub.txt'

/** What is known of a key that has no public keyfile. */
const UNKNOWN = { address: undefined, scheme: 'sr25519' } as const

/** A pipe must not be waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK

/** One buffer for all: thousands of files are read one after the other, and each is some 250 bytes. */
const SHARED = Buffer.allocUnsafe(2048)

function readShort(path: string): string {
  const file = openSync(path, FLAGS)
  try {
    return SHARED.toString('latin1', 0, readSync(file, SHARED, 0, SHARED.length, null))
  } finally {
    closeSync(file)
  }
}

function entries(path: string): string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** The address and scheme that a usual public keyfile says, read without the weight of any cryptography. */
function glance(path: string): Seen | undefined {
  try {
    const { ss58Address: address, cryptoType } = JSON.parse(readShort(path))
    if (typeof address !== 'string' || !ADDRESS.test(address)) return undefined
    return { address, scheme: cryptoType === 0 ? 'ed25519' : 'sr25519' }
  } catch {
    return undefined // the oldest files are bare hex: left to the real reader
  }
}

async function readUnusual(path: string): Promise<Seen> {
  const [{ readKeyfile }, { toSs58 }] = await Promise.all([
    import('../formats/keyfile.ts'),
    import('../../crypto/index.ts'),
  ])
  try {
    const key = await readKeyfile(readRegularFile(path) ?? new Uint8Array(), 'public')
    return { address: toSs58(key.publicKey), scheme: key.scheme }
  } catch {
    return UNKNOWN // damaged: listed without an address, `wallet inspect` says why
  }
}
/** Tells whether a name is among `files`. A few are sooner searched than hashed, and most wallets have a few hotkeys. */
function lookup(files: readonly string[]): (name: string) => boolean {
  if (files.length <= 32) return (name) => files.includes(name)
  const hashed = new Set(files)
  return (name) => hashed.has(name)
}

/** Why one wallet cannot be read, which must not keep the others from being listed. @throws `error` where it is a defect */
function reasonOf(error: unknown): string {
  if (error instanceof DtaoError) return error.message
  const refused = systemRefusal(error)
  if (refused === undefined) throw error
  return `${refused.path}: ${refused.reason}.`
}

/** A listing in the making: what needs the real reader is filled in at the end. */
class Listing {
  readonly unreadable: UnreadableWallet[] = []
  readonly #unusual: { readonly key: object; readonly path: string }[] = []

  /** What `body` says of a wallet; where that cannot be read, `otherwise`, and the reason is kept. */
  attempt<T>(name: string, body: () => T, otherwise: T): T {
    try {
      return body()
    } catch (error) {
      const reason = reasonOf(error)
      if (this.unreadable.at(-1)?.name !== name) this.unreadable.push({ name, reason })
      return otherwise
    }
  }

  coldkey(directory: string, isThere: boolean, hasSecret: boolean): ListedKey {
    const path = `${directory}/coldkeypub.txt`
    const seen = isThere ? glance(path) : UNKNOWN
    const { address, scheme } = seen ?? UNKNOWN
    const key: ListedKey = { address, scheme, hasSecret }
    if (seen === undefined) this.#unusual.push({ key, path })
    return key
  }

  hotkeys(directory: string): ListedHotkey[] {
    const files = entries(directory)
    const isThere = lookup(files)
    const hotkeys: ListedHotkey[] = []
    let paired = 0
    for (const file of files) {
      if (!file.endsWith(PUBLIC)) continue
      const name = file.slice(0, -PUBLIC.length)
      const hasSecret = isThere(name)
      if (hasSecret) paired += 2
      if (!isValidName(name, 'hotkey')) continue
      const path = `${directory}/${file}`
      const seen = glance(path)
      const { address, scheme } = seen ?? UNKNOWN
      const key: ListedHotkey = { name, address, scheme, hasSecret }
      if (seen === undefined) this.#unusual.push({ key, path })
      hotkeys.push(key)
    }
    if (paired < files.length)
      for (const name of files)
        if (isValidName(name, 'hotkey') && !isThere(name + PUBLIC))
          hotkeys.push({ name, ...UNKNOWN, hasSecret: true })
    return hotkeys.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async finish(): Promise<void> {
    for (const { key, path } of this.#unusual) Object.assign(key, await readUnusual(path))
  }
}

/**
 * Every wallet under `root`, by name. Reads public keyfiles only, never a secret: a hotkey that has no `…pub.txt`
 * (bittensor-wallet before 3.1.0) is listed without its address. A root that does not exist has no wallets. A wallet
 * that cannot be read is listed as far as it can be, and named with the reason.
 */
export async function listWallets(root: string): Promise<WalletListing> {
  const listing = new Listing()
  const wallets: ListedWallet[] = []
  for (const name of entries(root).sort()) {
    if (!isValidName(name, 'wallet')) continue
    const directory = `${root}/${name}`
    listing.attempt(name, () => recoverWallet(directory), undefined)
    const hasSecret = existsSync(`${directory}/coldkey`)
    const hasPublic = existsSync(`${directory}/coldkeypub.txt`)
    const hotkeys = listing.attempt(name, () => listing.hotkeys(`${directory}/hotkeys`), [])
    if (hasSecret || hasPublic) {
      const coldkey = listing.coldkey(directory, hasPublic, hasSecret)
      wallets.push({ name, coldkey, hotkeys })
    } else if (hotkeys.length > 0) wallets.push({ name, hotkeys })
  }
  await listing.finish()
  return { wallets, unreadable: listing.unreadable }
}
