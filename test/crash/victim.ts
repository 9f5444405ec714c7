import { keypairFromUri } from '../../src/wallet/keys/uri.ts'
import { Keystore } from '../../src/wallet/store/keystore.ts'

/**
 * The process that is killed: changes one wallet again and again as create, regen, overwrite and a change of encryption
 * do, and tells each change that is done. Everything before the writing (argon2) is left out, so that kills hit writing.
 */
const [root = '', start = '0'] = process.argv.slice(2)
const store = new Keystore(root)

for (let round = Number(start); ; round++) {
  const coldkey = await keypairFromUri(`//crash//${round}`)
  const hotkey = await keypairFromUri(`//crash//hot//${round}`)
  await store.write({ wallet: 'w' }, coldkey, { overwrite: true })
  process.stdout.write(`coldkey ${round}\n`)
  await store.write({ wallet: 'w', hotkey: 'h' }, hotkey, { overwrite: true })
  process.stdout.write(`hotkey ${round}\n`)
  await store.write({ wallet: `new-${round}` }, coldkey)
  process.stdout.write(`new ${round}\n`)
  await store.write({ wallet: 'w' }, coldkey, { overwrite: true, backup: false })
  process.stdout.write(`rewritten ${round}\n`)
}
