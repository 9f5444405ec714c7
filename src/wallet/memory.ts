import { writeFileSync } from 'node:fs'

/**
 * Keeps this process's memory out of core dumps (Linux: no mapping is written). Elsewhere, and where /proc is closed,
 * there is nothing that a program without native code could do.
 *
 * @returns whether it worked.
 */
export function hideFromCoreDumps(): boolean {
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
    return true
  } catch {
    return false
  }
}
