import { cryptoReady, parseAddress, type Ss58Problem, toSs58 } from '../crypto/index.ts'
import { UsageError } from '../errors/base.ts'
import { WalletNotFoundError } from '../errors/wallet.ts'
import { Keystore } from '../wallet/store/keystore.ts'
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

/** The coldkey of a wallet; no secret is read. @throws WalletNotFoundError */
export async function coldkeyOf(ctx: Context, wallet: string): Promise<Account> {
  const keystore = keystoreOf(ctx)
  const address = await keystore.addressOf({ wallet })
  if (address !== undefined) return { wallet, address }
  const names = (await keystore.list()).map(({ name }) => name)
  throw new WalletNotFoundError(`There is no wallet "${wallet}" in ${keystore.root}.`, {
    hints: [
      ...didYouMean(wallet, names),
      `Make it with \`dtao wallet create --wallet ${wallet}\`; \`dtao wallet list\` shows what there is.`,
    ],
    details: { wallet, path: keystore.root },
  })
}

/** A hotkey by its name in a wallet, or by its address. @throws WalletNotFoundError; UsageError `address_invalid` */
export async function hotkeyOf(ctx: Context, wallet: string, text: string): Promise<Account> {
  const keystore = keystoreOf(ctx)
  if (looksLikeAddress(text)) return nameHotkey(ctx, wallet, await checkAddress(text))
  const address = await keystore.addressOf({ wallet, hotkey: text })
  if (address !== undefined) return { wallet, hotkey: text, address }
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

/** The hotkeys of a wallet whose addresses are known. */
export async function hotkeysOf(ctx: Context, wallet: string): Promise<Account[]> {
  const found = (await keystoreOf(ctx).list()).find(({ name }) => name === wallet)
  return (found?.hotkeys ?? []).flatMap(({ name, address }) =>
    address === undefined ? [] : [{ wallet, hotkey: name, address }],
  )
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
