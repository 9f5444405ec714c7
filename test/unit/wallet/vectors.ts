import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path of a file among the golden data of the wallet. */
export function vectorPath(name: string): string {
  return fileURLToPath(new URL(`../../vectors/wallet/${name}`, import.meta.url))
}

/** Golden JSON, given the shape that the test relies on. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(vectorPath(name), 'utf8')) as T
}

/** UTF-8 bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
