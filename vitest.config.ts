import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { sizes } from './test/sizes.ts'

// Workers, and the programs that they start, need not compile again what others have.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

// By this, which pnpm sets for its programs, fresh projects would find packages of ours that they lack.
delete process.env['NODE_PATH']

export default defineConfig({
  test: {
    // What a test waits for comes at once, but on a machine with other work it takes longer.
    expect: { poll: { timeout: 60_000 } },
    // Most tests wait for a server or a browser: twice the cores of the smallest machine.
    maxWorkers: 4,
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
          // They start servers, too.
          hookTimeout: 90_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          globalSetup: ['test/support/build.ts', 'test/support/postgres.ts'],
          include: ['test/journeys/**/*.test.ts', 'test/soak/*.test.ts', sizes.chaos],
          // Beside the unit tests: each has ports, folders and processes of its own.
          sequence: { groupOrder: 0 },
          testTimeout: sizes.journey_timeout_ms,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'consumers',
          globalSetup: ['test/consumers/setup.ts'],
          include: [sizes.consumers],
          sequence: { groupOrder: 1 },
          // Compilers take a processor each.
          maxConcurrency: 2,
          testTimeout: sizes.consumer_timeout_ms,
          hookTimeout: sizes.consumer_timeout_ms,
        },
      },
    ],
  },
})
