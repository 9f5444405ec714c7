import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cryptoReady } from '../../../crypto/index.ts'
import { DtaoError } from '../../../errors/base.ts'
import type { KeyName, Keystore } from '../../../wallet/store/keystore.ts'
import { listWallets } from '../../../wallet/store/list.ts'
import { walletDirectory } from '../../../wallet/store/paths.ts'
import { chooseWallet, coldkeyOf, keystoreOf, walletNamed } from '../../accounts.ts'
import { option, position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { agentFor, spanOf } from '../../keys/agent.ts'
import { warnOfUnreadable } from '../../keys/unreadable.ts'
import { text } from '../../values.ts'

/** One key and how it is kept. */
type InspectedKey = {
  readonly name: string
  readonly address: string | null
  readonly scheme: string | null
  /** `nacl`, `ansible`, `fernet`, `polkadot-js` or `plain`; null where there is no secret. */
  readonly encryption: string | null
  readonly problems: readonly string[]
}

export const command = defineCommand({
  args: {
    wallet: position({ name: 'wallet', help: 'a wallet, by its name or address', parse: text }),
    coldkey: option({
      flags: ['--coldkey', '-k'],
      value: 'address',
      help: 'the wallet of this coldkey',
      parse: text,
    }),
  },
  description:
    'Shows how the keys of a wallet are kept and what is wrong with them. Asks for no password.',
  examples: ['dtao wallet inspect --wallet alice'],
  async run(ctx, args) {
    await cryptoReady()
    const keystore = keystoreOf(ctx)
    const named = args.wallet ?? args.coldkey
    const wallet = named === undefined ? await chooseWallet(ctx) : await walletNamed(ctx, named)
    const { wallets, unreadable } = await listWallets(keystore.root)
    const listed = wallets.find(({ name }) => name === wallet)
    if (listed === undefined) await coldkeyOf(ctx, wallet) // throws, and says what there is
    const directory = walletDirectory(keystore.root, wallet)
    const hotkeys: InspectedKey[] = []
    for (const { name } of listed?.hotkeys ?? [])
      hotkeys.push(await inspectKey(keystore, { wallet, hotkey: name }))
    const agent = await agentFor(ctx, keystore, wallet)
    warnOfUnreadable(
      ctx.ui,
      unreadable.filter(({ name }) => name === wallet),
    )
    return {
      wallet,
      path: directory,
      coldkey: listed?.coldkey === undefined ? null : await inspectKey(keystore, { wallet }),
      hotkeys,
      backups: existsSync(join(directory, 'backups'))
        ? readdirSync(join(directory, 'backups')).sort()
        : [],
      unlockedUntil:
        agent === undefined ? null : new Date((await agent.status()).until).toISOString(),
    }
  },
  render(result, ui) {
    const keys = [...(result.coldkey === null ? [] : [result.coldkey]), ...result.hotkeys]
    const rows = keys.map((key) => [
      key === result.coldkey ? 'coldkey' : 'hotkey',
      key.name,
      key.address ?? '?',
      key.scheme ?? '?',
      key.encryption ?? 'watch-only',
    ])
    ui.table({
      columns: [
        { title: 'KEY' },
        { title: 'NAME' },
        { title: 'ADDRESS', least: 13 },
        { title: 'SCHEME', rank: 1 },
        { title: 'ENCRYPTION' },
      ],
      rows,
    })
    if (result.backups.length > 0)
      ui.print(`Backups of replaced keys: ${result.backups.join(', ')}`)
    if (result.unlockedUntil !== null)
      ui.print(
        `Unlocked: the agent holds the coldkey for ${spanOf(Date.parse(result.unlockedUntil) - Date.now())} more.`,
      )
    for (const key of keys) for (const problem of key.problems) ui.warn(`${key.name}: ${problem}`)
  },
  json: (result) => result,
})

async function inspectKey(keystore: Keystore, name: KeyName): Promise<InspectedKey> {
  const problems: string[] = []
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof DtaoError)) throw error
      problems.push(error.message)
      return undefined
    }
  }
  const encryption = await attempt(() => keystore.wrapping(name))
  const key = await attempt(() =>
    keystore.has(name, 'public') ? keystore.readPublic(name) : undefined,
  )
  problems.push(...(key?.notes ?? []))
  // an encrypted secret stays closed: only a plain one can be compared with its public file here
  if (encryption === 'plain') await attempt(async () => (await keystore.open(name)).keypair.wipe())
  if (encryption !== undefined && key === undefined)
    problems.push('There is no public keyfile next to the secret one.')
  if (encryption !== undefined && (lstatSync(keystore.secretPath(name)).mode & 0o077) !== 0)
    problems.push(`Other users may read ${keystore.secretPath(name)}: chmod 600 it.`)
  return {
    name: name.hotkey ?? name.wallet,
    address: (await attempt(() => keystore.addressOf(name))) ?? null,
    scheme: key?.scheme ?? null,
    encryption: encryption ?? null,
    problems: [...new Set(problems)],
  }
}
