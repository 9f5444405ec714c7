import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toSs58 } from '../../src/crypto/index.ts'
import { readKeyfile } from '../../src/wallet/formats/keyfile.ts'
import { type KeyName, Keystore } from '../../src/wallet/store/keystore.ts'

/** What must be true of a keystore after its writer was killed. Each line of the answer is a key lost or half-written. */
export async function damageIn(root: string, written: ReadonlySet<string>): Promise<string[]> {
  const store = new Keystore(root)
  const damage: string[] = []
  const found = new Set<string>()
  for (const { name, coldkey, hotkeys } of await store.list()) {
    const keys: KeyName[] = [
      ...(coldkey === undefined ? [] : [{ wallet: name }]),
      ...hotkeys.map((hotkey) => ({ wallet: name, hotkey: hotkey.name })),
    ]
    // opening compares the secret with its public keyfile: a pair that does not match throws
    for (const key of keys)
      try {
        found.add((await store.open(key)).keypair.address)
      } catch (error) {
        damage.push(
          `${name}/${key.hotkey ?? 'coldkey'}: ${error instanceof Error ? error.message : error}`,
        )
      }
    for (const address of await backedUp(join(root, name), damage)) found.add(address)
  }
  for (const address of written) if (!found.has(address)) damage.push(`lost: ${address}`)
  damage.push(...looseModes(root))
  return damage
}

async function backedUp(directory: string, damage: string[]): Promise<string[]> {
  const backups = join(directory, 'backups')
  if (!existsSync(backups)) return []
  const addresses: string[] = []
  for (const file of readdirSync(backups)) {
    if (/pub\.txt\.\d+$/.test(file)) continue
    try {
      addresses.push(
        toSs58((await readKeyfile(readFileSync(join(backups, file)), 'secret')).publicKey),
      )
    } catch (error) {
      damage.push(`backup ${file}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return addresses
}

function looseModes(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    const mode = lstatSync(path).mode & 0o777
    const own =
      mode === (entry.isDirectory() ? 0o700 : 0o600) ? [] : [`mode ${mode.toString(8)}: ${path}`]
    return entry.isDirectory() ? [...own, ...looseModes(path)] : own
  })
}
