import type { Format } from '../format.ts'
import { walletCrosscheckFormat } from './wallet-crosscheck.ts'
import { walletEvmFormat } from './wallet-evm.ts'
import { walletKeyfilesFormat } from './wallet-keyfiles.ts'
import { walletKeysFormat } from './wallet-keys.ts'
import { walletKeystoresFormat } from './wallet-keystores.ts'
import { walletEnvironmentFormat, walletPolicyFormat } from './wallet-passwords.ts'
import { walletSignaturesFormat } from './wallet-signatures.ts'

/** The golden data of the wallet. */
export const walletFormats: readonly Format[] = [
  walletKeysFormat,
  walletKeyfilesFormat,
  walletSignaturesFormat,
  walletPolicyFormat,
  walletEnvironmentFormat,
  walletKeystoresFormat,
  walletEvmFormat,
  walletCrosscheckFormat,
]
