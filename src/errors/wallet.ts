import { DtaoError, type DtaoErrorOptions, EXIT, UsageError } from './base.ts'
import type { SystemRefusal } from './system.ts'

/** Something about keys, keyfiles or passwords went wrong. No instance ever carries a secret, not even a wrong one. */
export class WalletError extends DtaoError {
  override readonly name: string = 'WalletError'

  constructor(message: string, code: string, options: DtaoErrorOptions = {}) {
    super(message, code, EXIT.wallet, options)
  }
}

/** A keyfile that no known format explains, or that is damaged. */
export class KeyfileError extends WalletError {
  override readonly name = 'KeyfileError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'keyfile_invalid', options)
  }
}

/** The secret in a keyfile derives another address than the one that the file names. */
export class AddressMismatchError extends WalletError {
  override readonly name = 'AddressMismatchError'

  constructor(expected: string, derived: string, field: string) {
    super(
      `The keyfile names ${expected}, but its ${field} derives ${derived}.`,
      'address_mismatch',
      {
        details: { expected, derived, field },
        hints: ['The file was altered or damaged: restore it from its mnemonic or a backup.'],
      },
    )
  }
}

/** The password does not open the keyfile, or the encrypted bytes are damaged: the two cannot be told apart. */
export class WrongPasswordError extends WalletError {
  override readonly name = 'WrongPasswordError'

  constructor(what = 'the keyfile', options: DtaoErrorOptions = {}) {
    super(`Wrong password for ${what}.`, 'wrong_password', options)
  }
}

/** A password is needed and no source has one. */
export class PasswordRequiredError extends WalletError {
  override readonly name = 'PasswordRequiredError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'password_required', options)
  }
}

/** A source of passwords exists but cannot be used: an unreadable file, a malformed variable, an empty value. */
export class PasswordSourceError extends WalletError {
  override readonly name = 'PasswordSourceError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'password_source', options)
  }
}

/** A new password is too easy to guess. `details.reasons` says why. */
export class WeakPasswordError extends WalletError {
  override readonly name = 'WeakPasswordError'

  constructor(reasons: readonly string[]) {
    super(`The password is too weak: ${reasons.join('; ')}.`, 'weak_password', {
      details: { reasons },
      hints: ['Four or more unrelated words make a good password.'],
    })
  }
}

/** A wallet, hotkey or address-book entry that does not exist. */
export class WalletNotFoundError extends WalletError {
  override readonly name = 'WalletNotFoundError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'wallet_not_found', options)
  }
}

/** A key is there already and nobody said to replace it. */
export class KeyExistsError extends WalletError {
  override readonly name = 'KeyExistsError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'key_exists', options)
  }
}

/** Words that are no mnemonic. */
export class MnemonicError extends WalletError {
  override readonly name = 'MnemonicError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'mnemonic_invalid', options)
  }
}

/** A seed or private key that is malformed or weak. */
export class SecretKeyError extends WalletError {
  override readonly name = 'SecretKeyError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'secret_key_invalid', options)
  }
}

/** A secret URI (`phrase//hard/soft///password`) that cannot be parsed or derived. */
export class SecretUriError extends WalletError {
  override readonly name = 'SecretUriError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'secret_uri_invalid', options)
  }
}

/** Reading or writing here would not be safe: a symbolic link, a special file, somebody else's directory. */
export class UnsafeFileError extends WalletError {
  override readonly name = 'UnsafeFileError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'unsafe_file', options)
  }
}

/** The system refuses to write where a wallet is to be kept. */
export class UnwritableError extends WalletError {
  override readonly name = 'UnwritableError'

  constructor(refused: SystemRefusal, cause: unknown) {
    const mend = refused.full ? 'Make room on that disk' : 'Check who owns it'
    super(`${refused.path} cannot be written: ${refused.reason}.`, 'wallet_unwritable', {
      cause,
      details: { path: refused.path },
      hints: [`${mend}, or name another directory with --wallet-path.`],
    })
  }
}

/** A wallet holds a change that was begun, and nobody can tell any more what it was to be. */
export class DamagedChangeError extends WalletError {
  override readonly name = 'DamagedChangeError'

  constructor(folder: string, problem: string) {
    super(`A change of the wallet lies unfinished in ${folder}: ${problem}.`, 'change_damaged', {
      details: { path: folder },
      hints: [
        'Move that directory out of the wallet; `dtao wallet inspect` then shows what the wallet holds.',
        'Keep it private: the files in it may hold a key that is nowhere else.',
      ],
    })
  }
}

/** A public keyfile would be of another key than the secret next to it. */
export class PairMismatchError extends WalletError {
  override readonly name = 'PairMismatchError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'pair_mismatch', options)
  }
}

/** Another process is changing the same wallet. */
export class WalletBusyError extends WalletError {
  override readonly name = 'WalletBusyError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'wallet_busy', options)
  }
}

/** The operation needs a secret, and only the public half is here. */
export class WatchOnlyError extends WalletError {
  override readonly name = 'WatchOnlyError'

  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'watch_only', options)
  }
}

/** The agent refused to sign, or what answers on its socket is no agent of ours. */
export class AgentError extends WalletError {
  override readonly name = 'AgentError'

  constructor(message: string, code = 'agent', options: DtaoErrorOptions = {}) {
    super(message, code, options)
  }
}

/** A name that cannot be a wallet's, a hotkey's or an address-book entry's. */
export class InvalidNameError extends UsageError {
  constructor(message: string, options: DtaoErrorOptions = {}) {
    super(message, 'invalid_name', options)
  }
}
