/** Which import is not allowed, and why; test/walls.test.ts sees each rule fail. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const server = (...names) => `^server/src/(${names.join('|')})/`
/** What knows no noun, and what nouns stand on. */
const GROUND = ['core', 'database', 'http']
const SHARED = ['audit', 'wechat', 'shops', 'orders', 'payments', 'outgoing', 'services']
const NOUNS = [
  'account',
  'shipments',
  'buyers',
  'pushes',
  'wechatpay',
  'complaints',
  'money',
  'access',
  'webhooks',
]
/** What stands on every noun. */
const TOP = ['imports', 'order-list', 'proxy', 'operations', 'alarms', 'platform', 'cli']
const TESTS = '\\.test\\.ts$'
const packages = (...names) => `^packages/(${names.join('|')})/`

export default {
  forbidden: [
    wall(
      'wechat-stands-alone',
      'wechat is published by itself: it may import nothing of ours',
      { path: packages('wechat') },
      {
        path: `^(miniapp|server|test|scripts)/|${packages('emulator', 'weapp-host', 'contract', 'miniapp-kit')}`,
      },
    ),
    wall(
      'contract-stands-alone',
      'both sides stand on the contract: it may import nothing of ours',
      { path: packages('contract') },
      {
        path: `^(miniapp|server|test|scripts)/|${packages('emulator', 'weapp-host', 'wechat', 'miniapp-kit')}`,
      },
    ),
    wall(
      'client-stands-alone',
      'client is published by itself, for servers and browsers: it may import nothing at all',
      { path: packages('client'), pathNot: TESTS },
      { pathNot: packages('client') },
    ),
    wall(
      'client-is-for-callers',
      'the client calls the server from outside: of the server only its command line may use it',
      {
        path: `^(server|miniapp)/|${packages('contract', 'wechat', 'emulator', 'miniapp-kit', 'weapp-host')}`,
        pathNot: server('cli'),
      },
      { path: packages('client') },
    ),
    wall(
      'console-is-a-caller',
      'the console knows the server by its API: of ours it may import the client only',
      { path: packages('console') },
      {
        path: `^(miniapp|server|test|scripts)/|${packages('emulator', 'weapp-host', 'wechat', 'contract', 'miniapp-kit')}`,
      },
    ),
    wall(
      'weapp-host-stands-alone',
      'the host runs any bundle: it knows nothing of shipping',
      { path: packages('weapp-host') },
      {
        path: `^(miniapp|server|test|scripts)/|${packages('emulator', 'contract', 'wechat', 'miniapp-kit')}`,
      },
    ),
    wall(
      'kit-speaks-the-contract-only',
      'the kit goes into other Mini Programs: of ours it may import the contract only',
      { path: packages('miniapp-kit') },
      { path: `^(miniapp|server|test|scripts)/|${packages('emulator', 'weapp-host', 'wechat')}` },
    ),
    wall(
      'miniapp-is-made-of-the-kit',
      'the Mini Program may import the kit and the contract, nothing else of ours',
      { path: '^miniapp/' },
      { path: `^(server|test|scripts)/|${packages('emulator', 'weapp-host', 'wechat')}` },
    ),
    wall(
      'emulator-is-not-the-server',
      'the emulator stands in for WeChat: it may share schemas and crypto, never our own logic',
      { path: packages('emulator') },
      { path: `^(miniapp|server|test|scripts)/|${packages('contract', 'miniapp-kit')}` },
    ),
    wall(
      'nobody-imports-the-server',
      'the server is a program: only the tests may import it',
      { pathNot: '^(server|test)/' },
      { path: '^server/' },
    ),
    wall(
      'nobody-imports-the-emulator',
      'the emulator is for laptops and tests: nothing that ships may import it',
      { pathNot: '^(packages/emulator|test)/' },
      { path: '^packages/emulator/' },
    ),
    wall(
      'ground-knows-no-noun',
      'core, database and http serve every noun: what they import of one, all others carry',
      { path: server(...GROUND), pathNot: TESTS },
      {
        path: server(
          'audit',
          'wechat',
          'orders',
          'payments',
          'outgoing',
          'services',
          ...NOUNS,
          ...TOP,
        ),
      },
    ),
    wall(
      'shared-nouns-look-down-only',
      'wechat, shops, orders, payments, outgoing and services are used by other nouns: they may not use those',
      { path: server(...SHARED), pathNot: TESTS },
      { path: server(...NOUNS, ...TOP) },
    ),
    ...NOUNS.map((noun) =>
      wall(
        `${noun}-stands-alone`,
        `${noun} can be read without the other nouns: it imports the ground, ${SHARED.join(', ')}`,
        { path: server(noun), pathNot: TESTS },
        { path: server(...NOUNS.filter((other) => other !== noun), ...TOP) },
      ),
    ),
    wall(
      'nobody-imports-the-cli',
      'the command line is a program: what others need of it belongs into core or a noun',
      { path: '^server/src/', pathNot: server('cli') },
      { path: server('cli') },
    ),
    wall(
      'sql-lives-in-queries',
      'one place for SQL: kysely, pg and node:sqlite are imported in database and queries.ts only',
      {
        path: '^server/src/',
        pathNot: `${server('database')}|queries(\\.test)?\\.ts$`,
      },
      { path: 'node_modules/(kysely|pg)/|^(kysely|pg|node:sqlite|sqlite)$' },
    ),
    wall(
      'rows-stay-in-queries',
      'rows hold JSON text and 0 or 1: they leave queries.ts as mapped objects only',
      { path: '^server/src/', pathNot: `${server('database')}|queries\\.ts$` },
      { path: '^server/src/database/schema[a-z-]*\\.ts$' },
    ),
    wall(
      'routes-hold-no-rule',
      'a route reads as a list of steps: it calls rules, not queries',
      { path: '^server/src/.*routes\\.ts$' },
      { path: '^server/src/.*queries\\.ts$' },
    ),
    wall(
      'rules-know-no-http',
      'rules know no Koa, so that workers and the command line can use them',
      {
        path: '^server/src/',
        pathNot: `^server/src/app\\.ts$|${server('http', 'proxy')}|(routes|webhook|guards?|health|metrics)\\.ts$`,
      },
      { path: 'node_modules/(koa|@koa)/|^(koa|@koa/.*)$' },
    ),
    wall('no-circles', 'a circle has no beginning to read from', {}, { circular: true }),
  ],
  options: {
    // TypeScript 7 has no compiler API that dependency-cruiser could use; without this it reads nothing.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // Our builds only: many packages in node_modules live in a dist folder, and walls stand before them.
    exclude: { path: '^miniapp/dist|^packages/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
