import { isForgotten } from '../chain/forgotten.ts'
import type { View } from '../chain/view.ts'

/**
 * Reads each block and shows it, until `signal` is aborted or `show` answers that nobody looks any more. A block that the
 * chain has forgotten before it was read is passed over: a later one has been announced.
 *
 * @returns what was shown last
 * @throws whatever `heads` and `read` throw
 */
export async function follow<R>(
  heads: AsyncIterable<View>,
  signal: AbortSignal,
  read: (view: View) => Promise<R>,
  show: (result: R, view: View) => boolean | Promise<boolean>,
): Promise<R | undefined> {
  const interrupted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined))
  })
  let last: R | undefined
  for await (const view of heads) {
    const result = await Promise.race([interrupted, readKept(read, view)])
    if (signal.aborted) break
    if (result === undefined) continue
    last = result
    if (!(await show(result, view))) break
  }
  return last
}

async function readKept<R>(read: (view: View) => Promise<R>, view: View): Promise<R | undefined> {
  try {
    return await read(view)
  } catch (error) {
    if (isForgotten(error)) return undefined
    throw error
  }
}
