import { readdirSync } from 'node:fs'
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

export interface ListedWallet {
  readonly name: string
  /** Absent where the wallet has hotkeys only. */
  readonly coldkey?: ListedKey
  readonly hotkeys: readonly (ListedKey & { readonly name: string })[]
}

const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/
const PUBLIC = 'pub.txt'

function entries(path: string): string[] {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** What a public keyfile says, read without the weight of any cryptography. */
function glance(path: string): Pick<ListedKey, 'address' | 'scheme'> | 'unusual' {
  const bytes = readRegularFile(path)
  if (bytes === undefined) return 'unusual'
  try {
    const fields = JSON.parse(Buffer.from(bytes.buffer, 0, bytes.length).toString()) as Record<
      string,
      unknown
    >
    const address = fields.ss58Address
    if (typeof address !== 'string' || !ADDRESS.test(address)) return 'unusual'
    return { address, scheme: fields.cryptoType === 0 ? 'ed25519' : 'sr25519' }
  } catch {
    return 'unusual' // the oldest files are bare hex: left to the real reader
  }
}

async function readListed(path: string, hasSecret: boolean): Promise<ListedKey> {
  const glimpse = glance(path)
  if (glimpse !== 'unusual') return { ...glimpse, hasSecret }
  const bytes = readRegularFile(path)
  if (bytes === undefined) return { scheme: 'sr25519', hasSecret }
  const [{ readKeyfile }, { toSs58 }] = await Promise.all([
    import('../formats/keyfile.ts'),
    import('../../crypto/index.ts'),
  ])
  try {
    const key = await readKeyfile(bytes, 'public')
    return { address: toSs58(key.publicKey), scheme: key.scheme, hasSecret }
  } catch {
    return { scheme: 'sr25519', hasSecret } // damaged: listed without an address, `wallet inspect` says why
  }
}

async function listHotkeys(directory: string): Promise<ListedWallet['hotkeys']> {
  const files = new Set(entries(`${directory}/hotkeys`))
  const names = new Set<string>()
  for (const file of files) {
    const name = file.endsWith(PUBLIC) ? file.slice(0, -PUBLIC.length) : file
    if (isValidName(name, 'hotkey')) names.add(name)
  }
  const hotkeys: ListedWallet['hotkeys'][number][] = []
  for (const name of names) {
    const path = `${directory}/hotkeys/${name}${PUBLIC}`
    hotkeys.push({ name, ...(await readListed(path, files.has(name))) })
  }
  return hotkeys
}

/**
 * Every wallet under `root`, by name. Reads public keyfiles only, never a secret: a hotkey that has no `…pub.txt`
 * (bittensor-wallet before 3.1.0) is listed without its address. A root that does not exist has no wallets.
 */
export async function listWallets(root: string): Promise<ListedWallet[]> {
  const wallets: ListedWallet[] = []
  for (const name of entries(root)) {
    if (!isValidName(name, 'wallet')) continue
    const directory = `${root}/${name}`
    const files = new Set(entries(directory))
    if ([...files].some(isUnfinished)) recoverWallet(directory)
    const hasSecret = files.has('coldkey')
    const hotkeys = files.has('hotkeys') ? await listHotkeys(directory) : []
    const isWallet = hasSecret || files.has('coldkeypub.txt')
    if (isWallet)
      wallets.push({
        name,
        coldkey: await readListed(`${directory}/coldkeypub.txt`, hasSecret),
        hotkeys,
      })
    else if (hotkeys.length > 0) wallets.push({ name, hotkeys })
  }
  return wallets
}
