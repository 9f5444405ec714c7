import type { DumpFacts } from '../../../simulator/node/dump/header.ts'

/** What is in a dump, looked at here, before anybody is asked. @throws {DamagedDumpError | NewerDumpError} */
export async function dumpFacts(dump: Uint8Array, specVersion: number): Promise<DumpFacts> {
  // Loaded here, so that `--help` does not wait for a chain.
  const { Database } = await import('../../../simulator/node/database.ts')
  const { readHeader } = await import('../../../simulator/node/dump/header.ts')
  return readHeader(dump, { format: Database.format, specVersion }).facts
}
