import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalNode } from '../local-node.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { answer } from '../rpc/json-rpc.ts'
import { Session, type SessionOptions } from '../rpc/session.ts'

export interface HttpOptions {
  readonly node: LocalNode
  readonly trusted: boolean
  readonly maxPayload: number
  readonly instance: string
  /** Loaded beside the server, whose start does not wait for it. */
  readonly metrics: Promise<Metrics>
  readonly called: NonNullable<SessionOptions['called']>
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : `${JSON.stringify(body)}\n`)
}

/** Is the node there, and how far is it? */
function health({ node, instance }: HttpOptions) {
  const { header, hash } = node.chain.head
  return {
    peers: 0,
    isSyncing: false,
    shouldHavePeers: false,
    block: header.number,
    hash,
    genesisHash: node.chain.genesisHash,
    instance,
  }
}

/** The body of a request; `undefined` as soon as it is longer than `limit`. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers one HTTP request: JSON-RPC by POST, health and metrics by GET. */
export async function handleHttp(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  if (request.method === 'GET' && request.url?.startsWith('/health')) {
    reply(response, 200, health(options))
    return
  }
  if (request.method === 'GET' && request.url === '/metrics') {
    const { contentType, text } = await options.metrics
    response.writeHead(200, { 'content-type': contentType })
    response.end(await text())
    return
  }
  if (request.method !== 'POST') {
    reply(response, 405, 'Used HTTP Method is not allowed. POST is required\n')
    return
  }
  const body = await bodyOf(request, options.maxPayload)
  if (body === undefined) {
    response.setHeader('connection', 'close')
    reply(response, 413, 'The request body was too large\n')
    return
  }
  const session = new Session(options.node, () => undefined, {
    trusted: options.trusted,
    subscriptions: false,
    finalityLag: 0,
    called: options.called,
  })
  await answer(session, body, (text) => reply(response, 200, text))
  if (!response.writableEnded) reply(response, 200, '')
  session.end()
}
