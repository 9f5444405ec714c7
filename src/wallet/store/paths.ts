import { checkName } from './names.ts'

/** Where a key lives, relative to its wallet's directory, and the absolute path as the Python tools spell it. */
export interface KeyPaths {
  /** The wallet's directory. */
  readonly directory: string
  /** The secret keyfile inside it. */
  readonly secret: string
  /** The public keyfile inside it. */
  readonly public: string
}

/** The wallet's directory under `root`, joined the way that `BT_PW_…` names depend on: nothing is normalised. */
export function walletDirectory(root: string, wallet: string): string {
  return `${root.replace(/(?<=.)\/$/, '')}/${checkName(wallet, 'wallet')}`
}

/**
 * Paths of a wallet's coldkey, or of the hotkey `hotkey` in it.
 *
 * @throws {InvalidNameError} for a name that is a path or holds control characters.
 */
export function keyPaths(root: string, wallet: string, hotkey?: string): KeyPaths {
  const directory = walletDirectory(root, wallet)
  if (hotkey === undefined) return { directory, secret: 'coldkey', public: 'coldkeypub.txt' }
  const secret = `hotkeys/${checkName(hotkey, 'hotkey')}`
  return { directory, secret, public: `${secret}pub.txt` }
}
