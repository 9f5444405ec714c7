type Sodium = typeof import('libsodium-wrappers-sumo')

let loading: Promise<Sodium> | undefined

/**
 * libsodium, loaded when it is first needed: it takes a tenth of a second to start, and most commands never touch an
 * encrypted key.
 */
export function sodium(): Promise<Sodium> {
  loading ??= import('libsodium-wrappers-sumo').then(async ({ default: library }) => {
    await library.ready
    return library
  })
  return loading
}
