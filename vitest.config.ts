import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,vectors,chain,cli}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
