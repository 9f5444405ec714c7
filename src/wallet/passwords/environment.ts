import { PasswordSourceError } from '../../errors/wallet.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * Name of the variable that holds a keyfile's password: `BT_PW_` and the path as it is written (not normalised), with
 * slashes and dots as underscores, in Unicode capitals. Different paths can share a name; that is upstream's.
 */
export function passwordVariable(keyfilePath: string): string {
  return `BT_PW_${keyfilePath.replace(/[/.]/g, '_').toUpperCase()}`
}

function mask(bytes: Uint8Array, name: string): Uint8Array {
  const key = new TextEncoder().encode(name)
  return bytes.map((byte, at) => byte ^ (key[at % key.length] ?? 0))
}

/** The value that upstream's `save_password_to_env` writes: hidden from a glance, not encrypted. */
export function encodeVariable(name: string, password: Uint8Array): string {
  return Buffer.from(mask(password, name)).toString('base64')
}

/**
 * The password in a `BT_PW_…` variable, UTF-8 bytes.
 *
 * @throws {PasswordSourceError} when the value is no base64 or no UTF-8 comes out; it does not show the value.
 */
export function decodeVariable(name: string, value: string): Uint8Array {
  const form = {
    hints: [
      'Its value is base64 of the password XOR the name; BT_WALLET_PASSWORD takes the plain password.',
    ],
  }
  if (!BASE64.test(value)) throw new PasswordSourceError(`The variable ${name} is no base64.`, form)
  const password = mask(Uint8Array.from(Buffer.from(value, 'base64')), name)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(password)
  } catch (cause) {
    throw new PasswordSourceError(`The variable ${name} does not hold a password.`, {
      ...form,
      cause,
    })
  }
  return password
}
