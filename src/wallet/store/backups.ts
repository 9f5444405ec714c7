import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyfile } from '../formats/keyfile.ts'
import { wipe } from '../keys/wipe.ts'
import { BACKUPS } from './plan.ts'
import { readRegularFile } from './read.ts'

async function holdsPlain(path: string, publicKey: Uint8Array): Promise<boolean> {
  let bytes: Uint8Array | undefined
  try {
    bytes = readRegularFile(path) ?? new Uint8Array()
    const { keypair } = await readKeyfile(bytes, 'secret')
    const isOf = keypair !== undefined && Buffer.compare(keypair.publicKey, publicKey) === 0
    keypair?.wipe()
    return isOf
  } catch {
    return false // encrypted, no key at all, or unreadable
  } finally {
    wipe(bytes)
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return [] // none, or not for this user
  }
}

/** The files among a wallet's backups that hold the secret of this key and need no password; absolute paths. */
export async function plainBackups(directory: string, publicKey: Uint8Array): Promise<string[]> {
  const found: string[] = []
  for (const name of namesIn(join(directory, BACKUPS))) {
    const path = join(directory, BACKUPS, name)
    if (await holdsPlain(path, publicKey)) found.push(path)
  }
  return found
}
