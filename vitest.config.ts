import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{server,packages/*}/src/**/*.test.ts',
            'scripts/*.test.ts',
            'test/*.test.ts',
            'test/{server,conformance,docs,support}/**/*.test.ts',
          ],
          globalSetup: ['test/support/postgres.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          globalSetup: ['test/support/build.ts', 'test/support/postgres.ts'],
          include: ['test/{journeys,chaos}/**/*.test.ts'],
          // Real processes on two cores: one journey at a time, and nothing beside it.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
