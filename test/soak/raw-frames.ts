import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { WebSocket } from 'ws'

const HANDSHAKE = (port: number) =>
  [
    'GET / HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'upgrade: websocket',
    'connection: upgrade',
    'sec-websocket-version: 13',
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
    '',
    '',
  ].join('\r\n')

const REQUEST = '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}'
/** Frames after which it is asked whether the server still answers. */
const ASK_EVERY = 250

/** A masked text frame as a client sends it. */
function frame(text: string): Buffer {
  const body = Buffer.from(text)
  // The mask is all zeros, so that the body stands as it is.
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body])
}

/** Bytes after the handshake: a whole frame with some of them changed, noise, or a frame that is never finished. */
const BROKEN = fc.oneof(
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
    .map((edits) => {
      const bytes = frame(REQUEST)
      for (const [where, xor] of edits)
        bytes[where % bytes.length] = (bytes[where % bytes.length] ?? 0) ^ xor
      return bytes
    }),
  fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.nat(frame(REQUEST).length).map((length) => frame(REQUEST).subarray(0, length)),
)

/** Sends `count` broken frames to a server, each over a socket of its own. Returns what was wrong. */
export async function breakFrames(port: number, count: number, seed: number): Promise<string[]> {
  const frames = fc.sample(BROKEN, { numRuns: count, seed })
  for (const [index, bytes] of frames.entries()) {
    await send(port, bytes)
    if (index % ASK_EVERY === 0 && !(await answers(port)))
      return [`the server no longer answers after ${bytes.toString('hex')}`]
  }
  return (await answers(port)) ? [] : ['the server no longer answers']
}

/** Resolves once the server has shaken hands and the bytes are out. */
function send(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(HANDSHAKE(port)))
    socket.once('data', () => socket.end(bytes, () => resolve()))
    // The server hangs up on most of them.
    socket.on('error', () => resolve())
    socket.resume()
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`)
    const end = (answered: boolean) => {
      socket.terminate()
      resolve(answered)
    }
    socket.once('open', () => socket.send(REQUEST))
    socket.once('message', () => end(true))
    socket.once('error', () => end(false))
    socket.once('close', () => resolve(false))
  })
}
