import { UsageError } from '../../../errors/base.ts'
import { reasonOf } from '../../../errors/system.ts'
import { KeyExistsError, UnwritableError, WalletError } from '../../../errors/wallet.ts'
import { writeKeystore } from '../../../wallet/formats/polkadot.ts'
import { writeNewFile } from '../../../wallet/store/durable.ts'
import { keystoreOf } from '../../accounts.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { PASSWORD_ARGS, PRINT_MNEMONIC, USE_HOTKEY } from '../../keys/args.ts'
import { showMnemonic } from '../../keys/mnemonic.ts'
import { openKey, passwordForNew, titleOf } from '../../keys/passwords.ts'
import { text } from '../../values.ts'
import { existingKey } from './names.ts'

export const command = defineCommand({
  args: {
    out: option({
      flags: ['--out', '-o'],
      value: 'file',
      help: 'where the keystore goes; it must not exist',
      parse: text,
    }),
    mnemonic: flag({ flags: ['--mnemonic'], help: 'show the mnemonic on the terminal instead' }),
    printMnemonic: PRINT_MNEMONIC,
    exportPasswordFile: option({
      flags: ['--export-password-file'],
      value: 'file',
      help: 'read the new password, the keystore’s, from a file',
      parse: text,
    }),
    useHotkey: USE_HOTKEY,
    ...PASSWORD_ARGS,
  },
  description:
    'Writes a key as a polkadot-js keystore (JSON, encrypted) that browser wallets import, or shows its mnemonic at a terminal.',
  examples: [
    'dtao wallet export --wallet alice --out alice.json',
    'dtao wallet export --wallet alice --mnemonic',
  ],
  async run(ctx, args) {
    const wantsWords = args.mnemonic || args.printMnemonic
    if (wantsWords && !args.printMnemonic && !ctx.canAskSecrets)
      throw new UsageError('A mnemonic is shown at a terminal only.', 'terminal_required', {
        hints: ['--print-mnemonic prints it on stderr, whatever that is.'],
      })
    const out =
      args.out ??
      (wantsWords
        ? undefined
        : await ctx.need('--out', (prompt) => prompt.input('File for the keystore')))
    const keystore = keystoreOf(ctx)
    const name = await existingKey(ctx, args.useHotkey)
    const keypair = await openKey(ctx, keystore, name, args)
    if (wantsWords && keypair.mnemonic === undefined)
      throw new WalletError(
        'The keyfile holds no mnemonic: the key was made from a seed or a URI.',
        'no_mnemonic',
      )
    if (wantsWords) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
    const result = { wallet: name.wallet, hotkey: name.hotkey ?? null, address: keypair.address }
    if (out === undefined || ctx.flags.dryRun) return { ...result, file: null }
    // chosen anew: what opens the wallet must not silently open the exported file, too
    const password = await passwordForNew(
      ctx,
      `the file ${out}`,
      [],
      { passwordFile: args.exportPasswordFile },
      { environment: {}, hints: ['--export-password-file FILE reads it from a file.'] },
    )
    const exported = await writeKeystore(keypair, password, name.hotkey ?? name.wallet)
    await ctx.heedInterrupt()
    writeOut(out, exported)
    return { ...result, file: out }
  },
  render({ address, file }, ui) {
    if (file !== null) ui.print(`${file}  ${address}`)
  },
  json: (result) => result,
})

function writeOut(path: string, keystore: string): void {
  try {
    writeNewFile(path, new TextEncoder().encode(keystore))
  } catch (error) {
    const cause = error instanceof UnwritableError ? error.cause : error
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new KeyExistsError(
        `The file ${path} exists; an exported key does not replace anything.`,
      )
    throw new WalletError(
      `The file ${path} cannot be written: ${reasonOf(cause)}.`,
      'file_unwritable',
      { cause, hints: ['--out names another file.'] },
    )
  }
}
