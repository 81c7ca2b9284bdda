import { defineConfig } from 'vitest/config'
import { sizes } from './test/sizes.ts'

export default defineConfig({
  test: {
    // What a test waits for comes at once, but on a machine with other work it takes longer.
    expect: { poll: { timeout: 10_000 } },
    // Most tests wait for a server: one more than a core of its own for each, on the smallest machine.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{server,packages/*}/src/**/*.test.ts',
            'scripts/*.test.ts',
            'test/*.test.ts',
            'test/{server,conformance,docs,field,model,support}/**/*.test.ts',
          ],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/property-runs.ts'],
          testTimeout: sizes.unit_timeout_ms,
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
          testTimeout: sizes.journey_timeout_ms,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'consumers',
          globalSetup: ['test/consumers/setup.ts'],
          include: [sizes.consumers],
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          testTimeout: sizes.consumer_timeout_ms,
          hookTimeout: sizes.consumer_timeout_ms,
        },
      },
    ],
  },
})
