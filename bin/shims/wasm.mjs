// @polkadot/wasm-crypto-wasm carries WebAssembly as deflated base64 in a script; here it is the file that the build left.
import { readFileSync } from 'node:fs'

export const wasmBytes = readFileSync(new URL('./crypto.wasm', import.meta.url))
