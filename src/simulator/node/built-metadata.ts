import { readFileSync } from 'node:fs'

/** What `bin/build.mjs` leaves beside the chunks. */
const FILE = new URL('./metadata-v16.scale', import.meta.url)

/**
 * Metadata V16 as the build made it of the same declarations, since making it is a twentieth of `dtao stake add`; none
 * where the sources run as they are.
 */
export function builtMetadata(): Uint8Array | undefined {
  try {
    return readFileSync(FILE)
  } catch {
    return undefined
  }
}
