import { flag, option, toggle } from '../args.ts'
import { integer, oneOf, text } from '../values.ts'

/** Where the password of an existing key comes from, if not from the terminal or the environment. */
export const PASSWORD_ARGS = {
  passwordFile: option({
    flags: ['--password-file', '--wallet-password-file'],
    value: 'file',
    help: 'read the password from a file',
    parse: text,
  }),
  passwordFd: option({
    flags: ['--password-fd'],
    value: 'number',
    help: 'read the password from an open file descriptor',
    parse: (value) => integer(value, 0, 65_535, 'descriptor'),
  }),
} as const

/** Whether the command is about the hotkey instead of the coldkey. */
export const USE_HOTKEY = toggle({
  flags: ['--use-hotkey'],
  negations: ['--no-use-hotkey'],
  help: 'the hotkey instead of the coldkey, as where --hotkey is given',
})

export const OVERWRITE = flag({
  flags: ['--overwrite'],
  negations: ['--no-overwrite'],
  help: 'replace what is there; the old files stay in the wallet’s backups/',
})

export const CRYPTO_TYPE = option({
  flags: ['--crypto-type', '--coldkey-crypto-type'],
  value: 'scheme',
  help: 'sr25519 (the default) or ed25519',
  parse: oneOf('sr25519', 'ed25519'),
})

export const WORDS = option({
  flags: ['--n-words', '--n_words'],
  value: 'number',
  help: 'words of the new mnemonic: 12, 15, 18, 21 or 24',
  parse: (value) => integer(value, 0, 99, 'number'),
})

/** How a new key is protected on disk. */
export const NO_PASSWORD = toggle({
  flags: ['--no-password', '--no-use-password'],
  negations: ['--use-password', '--password'],
  help: 'leave the key unencrypted; --use-password encrypts it',
})

export const PRINT_MNEMONIC = flag({
  flags: ['--print-mnemonic'],
  help: 'print the mnemonic on stderr even when that is no terminal',
})

export const URI = option({
  flags: ['--uri'],
  value: 'uri',
  help: 'derive the key from a development URI such as //Alice instead of a new mnemonic',
  parse: text,
})

/** Consent to a secret on the command line, where every process of the machine and the shell's history can read it. */
export const I_KNOW = flag({
  flags: ['--i-know', '--insecure-argv'],
  help: 'accept a secret on the command line although other processes and the shell’s history see it',
})

/** What every command takes that makes a key. */
export const NEW_KEY_ARGS = {
  ...PASSWORD_ARGS,
  noPassword: NO_PASSWORD,
  words: WORDS,
  uri: URI,
  cryptoType: CRYPTO_TYPE,
  overwrite: OVERWRITE,
  printMnemonic: PRINT_MNEMONIC,
  iKnow: I_KNOW,
} as const
