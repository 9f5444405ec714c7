import { defineConfig } from 'vitest/config'

/** There is one devnet in Docker on a machine: one file after the other. */
export default defineConfig({
  test: {
    include: ['test/docker/*.test.ts'],
    globalSetup: ['test/docker/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
