import { cryptoReady } from '../../../../src/crypto/index.ts'
import { isRecord } from '../../compare.ts'
import type { Format } from '../../format.ts'
import { TraceReplay } from './replay.ts'

/** Traces of the real pallets: every call's and block's result, events and storage changes. */
export const palletFormat: Format = {
  name: 'pallet',
  matches: (json) => isRecord(json) && isRecord(json.head) && Array.isArray(json.steps),
  async replay(json, report) {
    await cryptoReady()
    if (isRecord(json)) new TraceReplay(json, report).run()
  },
}
