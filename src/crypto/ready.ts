import { waitReady } from '@polkadot/wasm-crypto'

let ready: Promise<boolean> | undefined

/**
 * Starts the WebAssembly behind this room; every other function here may be called once it has resolved.
 *
 * @throws {Error} when the platform cannot run WebAssembly.
 */
export async function cryptoReady(): Promise<void> {
  ready ??= waitReady()
  if (!(await ready)) throw new Error('this platform cannot run the WebAssembly that signs')
}
