import { isIP } from 'node:net'

/** Whether an address or a host name can only mean this machine. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '')
  if (name === 'localhost' || name === '::1') return true
  const mapped = name.replace(/^::ffff:/, '')
  return isIP(mapped) === 4 && mapped.startsWith('127.')
}

/** The host of a `Host` header, without its port. */
function hostName(header: string): string {
  return header.replace(/:\d+$/, '')
}

/**
 * Whether the `Host` header names this machine. A page elsewhere can have its own name resolve to 127.0.0.1, but then
 * the browser sends that name.
 */
export function isOwnHost(header: string | undefined): boolean {
  return header === undefined || isLoopback(hostName(header))
}

/** Whether a page of this `Origin` may talk to the node; programs send none. */
export function isAllowedOrigin(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes(origin) || allowed.includes('*')) return true
  try {
    const { protocol, hostname } = new URL(origin)
    return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname)
  } catch {
    // `null` and the like: a sandboxed page.
    return false
  }
}
