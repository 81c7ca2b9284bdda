import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import getPort from 'get-port'
import { refuseSecrets } from '../support/secrets.ts'
import { healthy, run, secondsSince } from './engine.ts'
import { tryOrder } from './image.ts'
import { startWorld, type World } from './world.ts'
import { MASTER_KEY } from '../support/master-key.ts'

const PROJECT = 'fahuo-trial'
/** Wrong keys that one address may try in a minute, at one server. */
const TRIES = 20

type Say = (line: string) => void

/** One profile of the compose file, in a folder as an operator has it. */
async function startProfile(folder: string, profile: 'sqlite' | 'postgres') {
  const [service, wanted] = profile === 'sqlite' ? ['server', 4000] : ['proxy', 4080]
  const port = await getPort({ port: Number(wanted) })
  const world = await startWorld(port)
  const settings = { ...world.settings, ADDRESS_REQUESTS_PER_MINUTE: TRIES }
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`)
  await writeFile(
    join(folder, '.env'),
    [...lines, `POSTGRES_PASSWORD=trialPassword\nFAHUO_MASTER_KEY=${MASTER_KEY}\n`].join(''),
  )
  // The servers' way to a WeChat on this machine; and another port, where ours is taken.
  const servers = profile === 'sqlite' ? ['server'] : ['server-1', 'server-2']
  const hosts = servers.map(
    (name) => `  ${name}:\n    extra_hosts: ['host.docker.internal:host-gateway']\n`,
  )
  const ports = `  ${profile === 'sqlite' ? '' : 'proxy:\n  '}  ports: !override ['127.0.0.1:${port}:${wanted}']\n`
  const moved = port === wanted ? '' : ports
  await writeFile(join(folder, 'compose.override.yaml'), `services:\n${hosts.join('')}${moved}`)

  const compose = (...args: string[]) =>
    run('docker', ['compose', '--project-name', PROJECT, '--profile', profile, ...args], {
      cwd: folder,
    })
  return {
    world,
    compose,
    port_of: `${service} on ${port}${moved ? `, since ${wanted} is taken` : ''}`,
    /** Removes what an earlier run left that was broken off. */
    clear: () => compose('down', '--volumes', '--remove-orphans'),
    async up(): Promise<number> {
      const started = performance.now()
      await compose('up', '--detach', '--build', '--wait')
      // Caddy looks every five seconds who is ready; then a request without a key is refused.
      while ((await fetch(`${world.fahuo}/api/board`).catch(() => null))?.status !== 401) {
        assert.ok(secondsSince(started) < 180, 'nobody answers at the door')
        await wait(100)
      }
      return secondsSince(started)
    },
    async stop() {
      try {
        refuseSecrets(await compose('logs'), [...world.secrets, 'trialPassword', MASTER_KEY])
      } finally {
        await compose('down', '--volumes', '--rmi', 'local')
        await world.stop()
      }
    },
  }
}
type Profile = Awaited<ReturnType<typeof startProfile>>

export async function trySqlite(folder: string, say: Say): Promise<void> {
  const profile = await startProfile(folder, 'sqlite')
  try {
    await profile.clear()
    say(`--profile sqlite up: ${await profile.up()} s; ${profile.port_of}`)
    await tryKept(profile, say)
  } finally {
    await profile.stop()
  }
}

export async function tryPostgres(folder: string, say: Say): Promise<void> {
  const profile = await startProfile(folder, 'postgres')
  try {
    await profile.clear()
    say(`--profile postgres up: ${await profile.up()} s; ${profile.port_of}`)
    await tryKept(profile, say)
    await tryDoor(profile, say)
    await tryLosses(profile, say)
  } finally {
    await profile.stop()
  }
}

/** An order through the door, and `down` and `up` without losing it. */
async function tryKept({ world, compose, ...profile }: Profile, say: Say): Promise<void> {
  const id = await tryOrder(world)
  say('an order accepted, shipped, told to the buyer, settled by a push')
  await compose('down')
  await profile.up()
  assert.equal((await world.shipment(id))?.state, 'shipped')
  say('after down and up the shipment is known')
}

/** What the proxy lets through, and whom the servers take for the caller. */
async function tryDoor({ world, compose }: Profile, say: Say): Promise<void> {
  for (const path of ['/metrics', '/healthz', '/readyz', '/'])
    assert.equal((await fetch(world.fahuo + path)).status, 404, path)
  const tryKey = async (address: string) =>
    (
      await fetch(`${world.fahuo}/api/board`, {
        headers: { authorization: 'Bearer wrong', 'x-forwarded-for': address },
      })
    ).status
  // Each server counts for itself; another address in the header must not help.
  const answers: number[] = []
  for (let tried = 0; tried < 4 * TRIES; tried += 1) answers.push(await tryKey(`10.0.0.${tried}`))
  assert.equal(answers[0], 401)
  assert.equal(answers.at(-1), 429, 'a made-up X-Forwarded-For was believed')
  const script = `fetch('http://proxy:4080/api/board', { headers: { authorization: 'Bearer wrong' } }).then((a) => console.log(a.status))`
  const another = await compose('exec', '--no-TTY', 'server-1', 'node', '-e', script)
  assert.equal(another, '401', 'another address pays for the first one')
  say(
    `X-Forwarded-For: ${answers.filter((status) => status === 401).length} wrong keys from one address, then 429, whatever it wrote into the header; another address is served`,
  )
}

/** Servers killed, stopped and started while a shop ships; nothing is lost, nothing sent twice. */
async function tryLosses({ world, compose }: Profile, say: Say): Promise<void> {
  const shop = openShop(world)
  const phase = async (what: string, act: () => Promise<unknown>) => {
    const before = shop.figures()
    await act()
    const wanted = before.accepted + 20
    await wait(8_000)
    // A busy machine may take longer.
    for (let more = 0; more < 60 && shop.figures().accepted <= wanted; more += 1) await wait(2_000)
    const after = shop.figures()
    say(
      `${what}: ${after.accepted - before.accepted} accepted, ${after.failed - before.failed} had to be sent again, slowest ${after.slowest} ms`,
    )
    assert.ok(after.accepted > wanted, 'the shop could not go on')
  }
  const back = async (service: string) => {
    await compose('start', service)
    await healthy(await compose('ps', '--quiet', service))
  }
  await phase('two servers', () => wait(0))
  await phase('server-1 killed', () => compose('kill', 'server-1'))
  await phase('server-1 back', () => back('server-1'))
  await phase('server-2 stopped', () => compose('stop', 'server-2'))
  await phase('server-2 back', () => back('server-2'))
  await shop.close()

  let wrong = 0
  for (const transaction_id of shop.accepted) {
    const { uploads, reshipments_spent } = await world.shipped(transaction_id)
    if (uploads !== 1 || reshipments_spent !== 0) wrong += 1
  }
  assert.equal(wrong, 0, 'something was sent twice')
  await tryOrder(world)
  say(`${shop.accepted.length} accepted, each of them shipped once at WeChat`)
}

/** Two clerks who ship without pause, and send again what was not taken, as a shop system does. */
function openShop(world: World) {
  const accepted: string[] = []
  let failed = 0
  let slowest = 0
  const closing = new AbortController()
  async function clerk(): Promise<void> {
    while (!closing.signal.aborted) {
      const transaction_id = await world.pay()
      for (;;) {
        const started = performance.now()
        const answer = await world.ship(transaction_id).catch(() => null)
        slowest = Math.max(slowest, Math.round(performance.now() - started))
        if (answer?.status === 202) break
        failed += 1
        await wait(100)
      }
      accepted.push(transaction_id)
      await wait(50)
    }
  }
  const clerks = Promise.all([clerk(), clerk()])
  return {
    accepted,
    figures() {
      const told = { accepted: accepted.length, failed, slowest }
      slowest = 0
      return told
    },
    async close() {
      closing.abort()
      await clerks
    },
  }
}
