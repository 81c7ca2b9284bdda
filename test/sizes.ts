/**
 * How much the long tests do: `short` in `pnpm test`, `long` in `pnpm test:long`, which sets
 * FAHUO_TEST_SIZE=long. Nothing is left out in either.
 */
const SIZES = {
  short: {
    /** How often servers are killed while they ship, on SQLite and again on PostgreSQL. */
    chaos_kills: 8,
    chaos_orders: 40,
    /** Shipments that are under way when the servers go down for thirty days. */
    outage_shipments: 110,
    /** Random bodies sent to the emulator's calls. */
    fuzz_bodies: 10_000,
    /** Random files sent to the server. */
    fuzz_files: 300,
    /** Random bodies sent to the server's routes and to the proxy. */
    server_fuzz_bodies: 4_000,
    /** Examples of each property. */
    property_runs: 100,
    /** Projects that install the packages: `slow` ones download a whole framework and build with it. */
    consumers: 'test/consumers/*.test.ts',
    /** Of tests that name no other. */
    unit_timeout_ms: 20_000,
    journey_timeout_ms: 90_000,
    /** Of measuring every page on every phone. */
    pages_timeout_ms: 600_000,
    chaos_timeout_ms: 300_000,
    outage_timeout_ms: 180_000,
    fuzz_files_timeout_ms: 120_000,
    consumer_timeout_ms: 120_000,
  },
  long: {
    chaos_kills: 200,
    chaos_orders: 200,
    outage_shipments: 1_000,
    fuzz_bodies: 100_000,
    fuzz_files: 10_000,
    server_fuzz_bodies: 100_000,
    property_runs: 5_000,
    consumers: 'test/consumers/**/*.test.ts',
    unit_timeout_ms: 120_000,
    journey_timeout_ms: 90_000,
    /** Of measuring every page on every phone. */
    pages_timeout_ms: 600_000,
    chaos_timeout_ms: 3_600_000,
    outage_timeout_ms: 900_000,
    fuzz_files_timeout_ms: 1_800_000,
    consumer_timeout_ms: 900_000,
  },
}

const name = process.env['FAHUO_TEST_SIZE'] || 'short'
if (name !== 'short' && name !== 'long')
  throw new Error('FAHUO_TEST_SIZE is invalid: expected short or long.')

export const sizes = SIZES[name]
