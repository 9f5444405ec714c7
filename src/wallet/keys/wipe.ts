/**
 * Overwrites secrets with zeros once they are of no more use. Only buffers can be wiped: text is immutable in
 * JavaScript, so secrets are kept as bytes wherever we choose the type.
 */
export function wipe(...secrets: (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0)
}
