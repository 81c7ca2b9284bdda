/**
 * How much the long tests do: `short` in `pnpm test`, `long` in `pnpm test:long`, which sets
 * FAHUO_TEST_SIZE=long. Nothing is left out in either.
 */
const SIZES = {
  short: {
    /** How often servers are killed while they ship, on SQLite and again on PostgreSQL. */
    chaos_kills: 4,
    chaos_orders: 24,
    /** How often servers are killed while others are told what happens, on each engine. */
    told_kills: 3,
    told_orders: 9,
    /** Minutes that servers work under all loads at once, of which the first warm them up. */
    soak_minutes: 0.5,
    soak_warm_minutes: 0.2,
    /** Orders that wait in the queue of whoever ships. */
    queue_orders: 600,
    /** Shipments that are under way when the servers go down for thirty days. */
    outage_shipments: 110,
    /** Shipments that wait while WeChat is busy for an hour. */
    busy_shipments: 30,
    /** Lines of a file that the server reads in so much memory. */
    memory_lines: 3_000,
    /** Lines of a file in whose middle the server is killed. */
    import_lines: 200,
    /** Random bodies sent to the emulator's calls. */
    fuzz_bodies: 10_000,
    /** Random files sent to the server. */
    fuzz_files: 300,
    /** Files that are made to fill a server: one of each kind, or many. */
    hostile_files: 'few' as 'few' | 'many',
    /** Random bodies sent to the server's routes and to the proxy. */
    server_fuzz_bodies: 4_000,
    /** Orders that the console scrolls through. */
    console_orders: 400,
    /** Examples of each property. */
    property_runs: 100,
    /** Of two lists that are tested together: each with each, or each of the longer one once. */
    each_with_each: false,
    /** Kills while others are told wait for leases: at full size only. */
    chaos: 'test/chaos/chaos.test.ts',
    /** Up to which width of the phones every page is measured: the narrowest has the least room. */
    widest_phone: 320,
    /** In how many looks (language, theme, width) every screen of the console is drawn. */
    console_looks: 1,
    /** Projects that install the packages: `slow` ones download a whole framework and build with it. */
    consumers: 'test/consumers/*.test.ts',
    /** Whether documented code is compiled with Go, where it is at hand. */
    go: false,
    /** Of tests that name no other. */
    unit_timeout_ms: 90_000,
    journey_timeout_ms: 90_000,
    /** Of measuring every page on every phone. */
    pages_timeout_ms: 600_000,
    chaos_timeout_ms: 300_000,
    soak_timeout_ms: 600_000,
    outage_timeout_ms: 180_000,
    busy_timeout_ms: 240_000,
    imports_timeout_ms: 120_000,
    fuzz_files_timeout_ms: 120_000,
    consumer_timeout_ms: 120_000,
  },
  long: {
    chaos_kills: 200,
    chaos_orders: 200,
    told_kills: 200,
    told_orders: 200,
    soak_minutes: 10,
    soak_warm_minutes: 3,
    queue_orders: 50_000,
    outage_shipments: 1_000,
    busy_shipments: 100,
    memory_lines: 10_000,
    import_lines: 5_000,
    fuzz_bodies: 100_000,
    fuzz_files: 10_000,
    hostile_files: 'many',
    server_fuzz_bodies: 100_000,
    console_orders: 50_000,
    property_runs: 5_000,
    each_with_each: true,
    widest_phone: Infinity,
    console_looks: 6,
    chaos: 'test/chaos/**/*.test.ts',
    consumers: 'test/consumers/**/*.test.ts',
    go: true,
    unit_timeout_ms: 120_000,
    journey_timeout_ms: 90_000,
    /** Of measuring every page on every phone. */
    pages_timeout_ms: 600_000,
    chaos_timeout_ms: 3_600_000,
    soak_timeout_ms: 2_400_000,
    outage_timeout_ms: 900_000,
    busy_timeout_ms: 600_000,
    imports_timeout_ms: 600_000,
    fuzz_files_timeout_ms: 1_800_000,
    consumer_timeout_ms: 900_000,
  },
}

const name = process.env['FAHUO_TEST_SIZE'] || 'short'
if (name !== 'short' && name !== 'long')
  throw new Error('FAHUO_TEST_SIZE is invalid: expected short or long.')

export const sizes = SIZES[name]
