// @polkadot/x-ws loads the WebSocket library when it is imported; here the first connection does, since a command on the
// embedded chain makes none. And polkadot-js throws where a message is no JSON-RPC, in the middle of an event, where nobody
// can catch it: here that ends the connection.

let Careful

/** Called with `new`; what it returns takes the place of the new object. */
export function WebSocket(...args) {
  Careful ??= carefulSocket()
  return new Careful(...args)
}

function carefulSocket() {
  return class extends require('ws') {
    set onmessage(hear) {
      super.onmessage =
        hear &&
        ((event) => {
          try {
            hear(event)
          } catch (error) {
            // The words by which src/errors/network.ts knows it.
            this.onclose?.({ code: 1002, reason: `no JSON-RPC, ${error.message}` })
            this.terminate()
          }
        })
    }
  }
}
