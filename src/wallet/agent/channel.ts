import type { Socket } from 'node:net'
import { AgentError } from '../../errors/wallet.ts'

/** One message: a JSON object on a line. */
export type Message = Readonly<Record<string, unknown>>

/** The largest message: a payload of some 500 kB in hex. */
const MAX_LINE = 1 << 20

function parse(line: string): Message {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Message
  } catch {
    // falls through to the one error for anything that is no message
  }
  throw new AgentError(
    'The other side of the agent’s socket does not speak its language.',
    'agent_protocol',
  )
}

/** Messages over a socket, one at a time: whoever sends waits for the answer. */
export class Channel {
  readonly #socket: Socket
  readonly #lines: AsyncIterator<string>

  constructor(socket: Socket) {
    this.#socket = socket
    this.#lines = linesOf(socket)
  }

  send(message: Message): void {
    if (!this.#socket.destroyed) this.#socket.write(`${JSON.stringify(message)}\n`)
  }

  /**
   * The next message; `undefined` when the other side has gone.
   *
   * @throws {AgentError} for what is no message, or takes longer than `deadline` milliseconds.
   */
  async receive(deadline?: number): Promise<Message | undefined> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      if (deadline === undefined) return
      timer = setTimeout(() => {
        this.close()
        reject(
          new AgentError('The agent does not answer.', 'agent_timeout', {
            hints: ['`dtao wallet lock` takes it out of the way and says how to end it.'],
          }),
        )
      }, deadline)
    })
    try {
      const { value, done } = await Promise.race([this.#lines.next(), late])
      return done === true ? undefined : parse(value)
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.#socket.destroy()
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  socket.setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of socket as AsyncIterable<string>) {
      rest += chunk
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        yield rest.slice(0, end)
        rest = rest.slice(end + 1)
      }
      if (rest.length > MAX_LINE) return
    }
  } catch (error) {
    if (!socket.destroyed) throw error // a connection that broke is a connection that ended
  }
}
