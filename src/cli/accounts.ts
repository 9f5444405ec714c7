import { cryptoReady, parseAddress, type Ss58Problem, toSs58 } from '../crypto/index.ts'
import { DtaoError, UsageError } from '../errors/base.ts'
import { WalletError, WalletNotFoundError } from '../errors/wallet.ts'
import { type KeyName, Keystore } from '../wallet/store/keystore.ts'
import { type ListedWallet, listWallets } from '../wallet/store/list.ts'
import { addressBook } from './address-book.ts'
import type { Context } from './context.ts'
import { warnOfUnreadable } from './keys/unreadable.ts'
import { didYouMean } from './suggest.ts'

/** An account that a command is about: its SS58 address, and the names under which it is known here. */
export interface Account {
  readonly address: string
  readonly wallet?: string
  readonly hotkey?: string
}

/** The wallets in `--wallet-path`. */
export function keystoreOf(ctx: Context): Keystore {
  return new Keystore(ctx.settings.get('wallet-path'))
}

/** Whether a text is meant as an address, right or wrong, and not as a name. */
export function looksLikeAddress(text: string): boolean {
  return /^0x[0-9a-f]{40,}$/i.test(text) || /^[1-9A-HJ-NP-Za-km-z]{44,52}$/.test(text)
}

const PROBLEMS: Readonly<Record<Ss58Problem, string>> = {
  characters: 'it has characters that no address has',
  length: 'it is too short or too long',
  checksum: 'its checksum is wrong, so that a letter was lost or changed',
  network: 'it belongs to another network; Bittensor addresses begin with 5',
}

/** The address in SS58 of format 42; @throws UsageError `address_invalid` saying what is wrong with it */
export async function checkAddress(text: string): Promise<string> {
  await cryptoReady()
  const parsed = parseAddress(text.trim())
  if ('account' in parsed) return toSs58(parsed.account)
  throw new UsageError(`"${text}" is no address: ${PROBLEMS[parsed.problem]}.`, 'address_invalid', {
    hints: ['Copy it again, whole; `dtao wallet list` shows your own.'],
    details: { address: text },
  })
}

/** Every wallet that can be read; which of them cannot, or only in part, is said on stderr. */
export async function readableWallets(ctx: Context): Promise<readonly ListedWallet[]> {
  const { wallets, unreadable } = await listWallets(keystoreOf(ctx).root)
  warnOfUnreadable(ctx.ui, unreadable)
  return wallets
}

/**
 * The wallet to use: `--wallet`, or asked for.
 *
 * @throws UsageError `argument_missing` where nobody can be asked; WalletNotFoundError where there is none to choose from
 */
export async function chooseWallet(ctx: Context): Promise<string> {
  const named = ctx.settings.get('wallet')
  if (named !== undefined) return named
  return ctx.need('--wallet', async (prompt) => {
    const wallets = (await readableWallets(ctx)).filter(({ coldkey }) => coldkey !== undefined)
    if (wallets.length === 0) {
      throw new WalletNotFoundError(`There is no wallet in ${keystoreOf(ctx).root}.`, {
        hints: ['Make one with `dtao wallet create`, or name another place with --wallet-path.'],
      })
    }
    return prompt.select(
      'Wallet',
      wallets.map(({ name, coldkey }) => ({
        name: `${name}  ${coldkey?.address ?? ''}`.trimEnd(),
        value: name,
      })),
    )
  })
}

/**
 * The coldkey of a wallet, as far as it is known without a password.
 *
 * @throws WalletNotFoundError; WalletError `address_unknown` where only the password would tell
 */
export async function coldkeyOf(ctx: Context, wallet: string): Promise<Account> {
  const keystore = keystoreOf(ctx)
  const address = await keystore.addressOf({ wallet })
  if (address !== undefined) return { wallet, address }
  if (keystore.has({ wallet }, 'secret')) throw addressUnknown({ wallet })
  const names = (await keystore.list()).map(({ name }) => name)
  throw new WalletNotFoundError(`There is no wallet "${wallet}" in ${keystore.root}.`, {
    hints: [
      ...didYouMean(wallet, names),
      `Make it with \`dtao wallet create --wallet ${wallet}\`; \`dtao wallet list\` shows what there is.`,
    ],
    details: { wallet, path: keystore.root },
  })
}

function addressUnknown(name: KeyName): WalletError {
  const { wallet, hotkey } = name
  const what = hotkey === undefined ? 'the coldkey' : `hotkey ${hotkey}`
  return new WalletError(
    `The address of ${what} of wallet ${wallet} is not known: it is encrypted, and has no public keyfile next to it.`,
    'address_unknown',
    { hints: [publicHint(name)], details: { ...name } },
  )
}

/** How a public keyfile is made that is missing next to an encrypted secret. */
export function publicHint({ wallet, hotkey }: KeyName): string {
  const command =
    hotkey === undefined
      ? `regen-coldkeypub --wallet ${wallet}`
      : `regen-hotkeypub --wallet ${wallet} --hotkey ${hotkey}`
  return `\`dtao wallet ${command}\` asks for the password once and writes that file.`
}

/** The coldkeys of all wallets; a wallet whose coldkey is not known without a password is named in a warning. */
export async function allColdkeys(ctx: Context): Promise<Account[]> {
  const keystore = keystoreOf(ctx)
  const coldkeys: Account[] = []
  for (const { name: wallet, coldkey } of await readableWallets(ctx)) {
    if (coldkey === undefined) continue
    const address = coldkey.address ?? (await readableAddress(keystore, { wallet }))
    if (address !== undefined) coldkeys.push({ wallet, address })
    else
      ctx.ui.warn(
        `Wallet ${wallet} is left out: its address is not known. ${publicHint({ wallet })}`,
      )
  }
  return coldkeys
}

/** The wallet of that name, or with that coldkey here. @throws WalletNotFoundError; UsageError `address_invalid` */
export async function walletNamed(ctx: Context, text: string): Promise<string> {
  if (!looksLikeAddress(text)) return text
  const address = await checkAddress(text)
  const { wallet } = (await allColdkeys(ctx)).find((one) => one.address === address) ?? {}
  if (wallet !== undefined) return wallet
  throw new WalletNotFoundError(
    `No wallet in ${keystoreOf(ctx).root} has the coldkey ${address}.`,
    {
      hints: ['`dtao wallet balance` and `dtao wallet overview` take any address.'],
      details: { address },
    },
  )
}

/** The address of a key without a public keyfile that is not encrypted; undefined for a damaged one, too. */
async function readableAddress(keystore: Keystore, name: KeyName): Promise<string | undefined> {
  try {
    return await keystore.addressOf(name)
  } catch (error) {
    if (error instanceof DtaoError) return undefined
    throw error
  }
}

/**
 * A hotkey by its name in a wallet, by its address, or by a name in the address book.
 *
 * @throws WalletNotFoundError; WalletError `address_unknown`; UsageError `address_invalid`
 */
export async function hotkeyOf(ctx: Context, wallet: string, text: string): Promise<Account> {
  const keystore = keystoreOf(ctx)
  if (looksLikeAddress(text)) return nameHotkey(ctx, wallet, await checkAddress(text))
  const address = await keystore.addressOf({ wallet, hotkey: text })
  if (address !== undefined) return { wallet, hotkey: text, address }
  if (keystore.has({ wallet, hotkey: text }, 'secret'))
    throw addressUnknown({ wallet, hotkey: text })
  const noted = addressBook(ctx).find(text)
  if (noted !== undefined) return nameHotkey(ctx, wallet, noted)
  const names = await hotkeysOf(ctx, wallet)
  throw new WalletNotFoundError(`Wallet ${wallet} has no hotkey "${text}".`, {
    hints: [
      ...didYouMean(
        text,
        names.map(({ hotkey }) => hotkey ?? ''),
      ),
      `Make it with \`dtao wallet new-hotkey --wallet ${wallet} --hotkey ${text}\`, or give the address of a hotkey.`,
    ],
    details: { wallet, hotkey: text },
  })
}

/** The hotkeys of a wallet, but for those whose addresses are not known without a password. */
export async function hotkeysOf(ctx: Context, wallet: string): Promise<Account[]> {
  const keystore = keystoreOf(ctx)
  const found = (await keystore.list()).find(({ name }) => name === wallet)
  const hotkeys: Account[] = []
  for (const { name: hotkey, address: listed } of found?.hotkeys ?? []) {
    const address = listed ?? (await readableAddress(keystore, { wallet, hotkey }))
    if (address !== undefined) hotkeys.push({ wallet, hotkey, address })
  }
  return hotkeys
}

async function nameHotkey(ctx: Context, wallet: string, address: string): Promise<Account> {
  const own = (await hotkeysOf(ctx, wallet)).find((one) => one.address === address)
  return own ?? { address }
}

/**
 * An account by address, by the name of a wallet (its coldkey), or by a name in the address book.
 *
 * @throws UsageError `name_ambiguous` for a name of both; else as {@link checkAddress} and {@link coldkeyOf}
 */
export async function accountNamed(ctx: Context, text: string): Promise<Account> {
  if (looksLikeAddress(text)) return { address: await checkAddress(text) }
  const noted = addressBook(ctx).find(text)
  if (noted === undefined) return coldkeyOf(ctx, text)
  const own = await keystoreOf(ctx).addressOf({ wallet: text })
  if (own === undefined || own === noted) return { address: noted }
  throw new UsageError(
    `"${text}" is a wallet and another account in the address book.`,
    'name_ambiguous',
    {
      hints: ['Give the address itself.'],
      details: { wallet: own, addressBook: noted },
    },
  )
}

/** The name of an account where it has one here, else its address. */
export function nameOf({ address, wallet, hotkey }: Account): string {
  return hotkey ?? wallet ?? address
}

/** An account as it is shown among facts: its name where it has one here, and its address. */
export function accountText(account: Account): string {
  const name = nameOf(account)
  return name === account.address ? name : `${name} ${account.address}`
}
