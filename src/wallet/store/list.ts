import { closeSync, constants, openSync, readdirSync, readSync } from 'node:fs'
import { isUnfinished, recoverWallet } from './change.ts'
import { isValidName } from './names.ts'
import { isMissing, readRegularFile } from './read.ts'

/** A key as a listing shows it. */
export interface ListedKey {
  /** SS58 address from the public keyfile; absent where there is none or it is damaged. */
  readonly address?: string
  readonly scheme: 'sr25519' | 'ed25519'
  /** Whether there is a secret keyfile; without one the key can only watch. */
  readonly hasSecret: boolean
}

export interface ListedHotkey extends ListedKey {
  readonly name: string
}

export interface ListedWallet {
  readonly name: string
  /** Absent where the wallet has hotkeys only. */
  readonly coldkey?: ListedKey
  readonly hotkeys: readonly ListedHotkey[]
}

const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/
const PUBLIC = 'pub.txt'

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

/** What a usual public keyfile says, read without the weight of any cryptography. */
function glance(path: string, hasSecret: boolean): ListedKey | undefined {
  try {
    const { ss58Address: address, cryptoType } = JSON.parse(readShort(path))
    if (typeof address !== 'string' || !ADDRESS.test(address)) return undefined
    return { address, scheme: cryptoType === 0 ? 'ed25519' : 'sr25519', hasSecret }
  } catch {
    return undefined // the oldest files are bare hex: left to the real reader
  }
}

async function readUnusual(path: string, hasSecret: boolean): Promise<ListedKey> {
  const [{ readKeyfile }, { toSs58 }] = await Promise.all([
    import('../formats/keyfile.ts'),
    import('../../crypto/index.ts'),
  ])
  try {
    const key = await readKeyfile(readRegularFile(path) ?? new Uint8Array(), 'public')
    return { address: toSs58(key.publicKey), scheme: key.scheme, hasSecret }
  } catch {
    return { scheme: 'sr25519', hasSecret } // damaged: listed without an address, `wallet inspect` says why
  }
}

/** A listing in the making: what needs the real reader is filled in at the end. */
class Listing {
  readonly #unusual: (() => Promise<void>)[] = []

  key(path: string, isThere: boolean, hasSecret: boolean): ListedKey {
    if (!isThere) return { scheme: 'sr25519', hasSecret }
    const glimpse = glance(path, hasSecret)
    if (glimpse !== undefined) return glimpse
    const key: ListedKey = { scheme: 'sr25519', hasSecret }
    this.#unusual.push(async () => void Object.assign(key, await readUnusual(path, hasSecret)))
    return key
  }

  hotkeys(directory: string): ListedHotkey[] {
    const files = new Set(entries(directory))
    const hotkeys: ListedHotkey[] = []
    for (const file of files) {
      const isPublic = file.endsWith(PUBLIC)
      const name = isPublic ? file.slice(0, -PUBLIC.length) : file
      // a hotkey with both files is listed once, by its secret one
      if ((isPublic && files.has(name)) || !isValidName(name, 'hotkey')) continue
      const path = `${directory}/${name}${PUBLIC}`
      const isThere = isPublic || files.has(name + PUBLIC)
      hotkeys.push(Object.assign(this.key(path, isThere, !isPublic), { name }))
    }
    return hotkeys.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async finish(): Promise<void> {
    for (const fill of this.#unusual) await fill()
  }
}

/**
 * Every wallet under `root`, by name. Reads public keyfiles only, never a secret: a hotkey that has no `…pub.txt`
 * (bittensor-wallet before 3.1.0) is listed without its address. A root that does not exist has no wallets.
 */
export async function listWallets(root: string): Promise<ListedWallet[]> {
  const listing = new Listing()
  const wallets: ListedWallet[] = []
  for (const name of entries(root).sort()) {
    if (!isValidName(name, 'wallet')) continue
    const directory = `${root}/${name}`
    let files = entries(directory)
    if (files.some(isUnfinished)) {
      recoverWallet(directory)
      files = entries(directory)
    }
    const hasSecret = files.includes('coldkey')
    const hasPublic = files.includes('coldkeypub.txt')
    const hotkeys = files.includes('hotkeys') ? listing.hotkeys(`${directory}/hotkeys`) : []
    if (hasSecret || hasPublic) {
      const coldkey = listing.key(`${directory}/coldkeypub.txt`, hasPublic, hasSecret)
      wallets.push({ name, coldkey, hotkeys })
    } else if (hotkeys.length > 0) wallets.push({ name, hotkeys })
  }
  await listing.finish()
  return wallets
}
