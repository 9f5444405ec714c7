import { defineConfig } from 'vitest/config'

/** The real clients, each against a devnet of its own; what one case does, the next finds. */
export default defineConfig({
  test: {
    include: ['test/peers/chain/*.test.ts'],
    // A command of the Python clients takes seconds to start.
    testTimeout: 240_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
})
