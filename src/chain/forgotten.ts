/** Whether a read failed because the node no longer has the state of its block, or the block itself. */
export function isForgotten(error: unknown): boolean {
  return error instanceof Error && /State already discarded|UnknownBlock/.test(error.message)
}
