import { UsageError } from '../../../errors/base.ts'
import { keystoreOf } from '../../accounts.ts'
import { option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { NO_PASSWORD, PASSWORD_ARGS, USE_HOTKEY } from '../../keys/args.ts'
import { openKey, passwordForNew, titleOf } from '../../keys/passwords.ts'
import { warnOfPlainBackups } from '../../keys/write.ts'
import { integer, text } from '../../values.ts'
import { existingKey } from './names.ts'

export const command = defineCommand({
  args: {
    ...PASSWORD_ARGS,
    newPasswordFile: option({
      flags: ['--new-password-file'],
      value: 'file',
      help: 'read the new password from a file',
      parse: text,
    }),
    newPasswordFd: option({
      flags: ['--new-password-fd'],
      value: 'number',
      help: 'read the new password from an open file descriptor',
      parse: (value) => integer(value, 0, 65_535, 'descriptor'),
    }),
    noPassword: NO_PASSWORD,
    useHotkey: USE_HOTKEY,
  },
  description:
    'Changes the password of a key, encrypts one that was not, or with --no-password leaves it unencrypted. It keeps no backup under the old password, and names those that an earlier command left without one.',
  examples: [
    'dtao wallet passwd --wallet alice',
    'dtao wallet passwd --wallet alice --hotkey miner',
  ],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const name = await existingKey(ctx, args.useHotkey)
    const keypair = await openKey(ctx, keystore, name, args)
    const result = {
      wallet: name.wallet,
      hotkey: name.hotkey ?? null,
      address: keypair.address,
      path: keystore.secretPath(name),
    }
    const encrypted = args.noPassword !== true
    if (!encrypted) await ctx.confirm(`Leave ${titleOf(name)} on disk without a password?`)
    const fromMachine = args.newPasswordFile !== undefined || args.newPasswordFd !== undefined
    if (encrypted && !fromMachine && !ctx.canAskSecrets)
      throw new UsageError('--new-password-file is missing.', 'argument_missing', {
        hints: [
          'Give --new-password-file or --new-password-fd; on a terminal the new password would be asked for.',
        ],
        details: { argument: '--new-password-file' },
      })
    if (ctx.flags.dryRun) return { ...result, encrypted, written: false }
    // the environment's password is the old one
    const password = encrypted
      ? await passwordForNew(
          ctx,
          titleOf(name),
          [],
          { passwordFile: args.newPasswordFile, passwordFd: args.newPasswordFd },
          { environment: {} },
        )
      : undefined
    await keystore.write(name, keypair, {
      overwrite: true,
      backup: false,
      beforeWriting: () => ctx.heedInterrupt(),
      ...(password === undefined ? {} : { password }),
    })
    if (encrypted) await warnOfPlainBackups(ctx, keystore, name.wallet, keypair)
    return { ...result, encrypted, written: true }
  },
  render({ address, path, encrypted, written }, ui) {
    const state = encrypted ? 'encrypted with the new password' : 'not encrypted'
    ui.print(written ? `${path}  ${address}  ${state}` : `${path}  ${address}  unchanged`)
  },
  json: (result) => result,
})
