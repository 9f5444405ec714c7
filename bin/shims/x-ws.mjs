// @polkadot/x-ws loads the WebSocket library when it is imported; here the first connection does, since a command on the
// embedded chain makes none.

/** Called with `new`; what it returns takes the place of the new object. */
export function WebSocket(...args) {
  const Ws = require('ws')
  return new Ws(...args)
}
