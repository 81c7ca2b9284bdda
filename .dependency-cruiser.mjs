/** The walls of the house. Each message says why; test/walls.test.ts sees each of them fail. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
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
      'domain-knows-no-http',
      'rules live in the domain, which knows no HTTP, so that the worker and the CLI can use them',
      { path: '^server/src/domain/' },
      { path: '^server/src/(http|worker)/|node_modules/(koa|@koa)/|^(koa|@koa/.*)$' },
    ),
    wall(
      'store-is-the-ground',
      'the store knows tables, not rules: it may not look up into the domain or HTTP',
      { path: '^server/src/store/' },
      { path: '^server/src/(http|worker|domain)/' },
    ),
    wall(
      'sql-lives-in-the-store',
      'one place for SQL: kysely, pg and node:sqlite are imported in server/src/store only',
      { path: '^server/src/', pathNot: '^server/src/store/' },
      { path: 'node_modules/(kysely|pg)/|^(kysely|pg|node:sqlite|sqlite)$' },
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
