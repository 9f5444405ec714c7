import type * as Simulator from '../../src/simulator/index.ts'

/** Microseconds of CPU that the process takes for `work`, its collector's threads included: other work leaves them alone. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** The simulator as it is installed, not as the tools of development run its sources. */
export async function builtSimulator(): Promise<typeof Simulator> {
  const built = new URL('../../dist/simulator.js', import.meta.url).href
  return (await import(built)) as typeof Simulator
}
