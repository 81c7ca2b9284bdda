import assert from 'node:assert/strict'
import { freePort } from '../support/ports.ts'
import { refuseSecrets } from '../support/secrets.ts'
import { docker, healthy, secondsSince, stateOf } from './engine.ts'
import { startWorld, type World } from './world.ts'

const NAME = 'fahuo-trial'
const VOLUME = 'fahuo-trial-data'

/** The image by itself: built, run, stopped, run again on what the first one left. */
export async function tryImage(folder: string, say: (line: string) => void): Promise<void> {
  await remove()
  const started = performance.now()
  await docker('build', '--quiet', '--tag', NAME, folder)
  const sizeOf = async (image: string) =>
    Number(await docker('image', 'inspect', '--format', '{{.Size}}', image))
  const ours = ((await sizeOf(NAME)) - (await sizeOf('node:26-slim'))) / 1e6
  say(`docker build: ${secondsSince(started)} s; ${ours.toFixed(1)} MB above node:26-slim`)

  const port = await freePort()
  const world = await startWorld(port)
  try {
    await tryVolume(world, port, say)
    await tryReadOnly(world, port, say)
  } catch (error) {
    const log = await docker('logs', '--tail', '40', NAME).catch(() => 'no container')
    throw new Error(`The image does not do its work. The end of its log:\n${log}`, { cause: error })
  } finally {
    await world.stop()
    await remove()
  }
}

/** What this run made, or an earlier one that was broken off. */
async function remove(): Promise<void> {
  await docker('rm', '--force', '--volumes', NAME)
  await docker('volume', 'rm', '--force', VOLUME)
  await docker('image', 'rm', '--force', NAME)
}

async function start(world: World, port: number, ...more: string[]): Promise<number> {
  const settings = Object.entries(world.settings).flatMap(([name, value]) => [
    '--env',
    `${name}=${value}`,
  ])
  const network = [
    '--add-host=host.docker.internal:host-gateway',
    `--publish=127.0.0.1:${port}:4000`,
  ]
  await docker('run', '--detach', '--name', NAME, ...network, ...settings, ...more, NAME)
  return healthy(NAME)
}

/** SIGTERM; the container ends by itself, with 0, and its log tells no secret. @returns seconds */
async function stop(world: World): Promise<number> {
  const started = performance.now()
  await docker('stop', '--timeout', '10', NAME)
  const took = secondsSince(started)
  const { ExitCode } = await stateOf(NAME)
  assert.equal(ExitCode, 0, 'the server did not end by itself')
  assert.ok(took < 9, `the server took ${took} s of its grace of 10 s`)
  refuseSecrets(await docker('logs', NAME), world.secrets)
  await docker('rm', '--volumes', NAME)
  return took
}

/** One order: accepted, shipped at WeChat once, told to the buyer, settled by a push. */
export async function tryOrder(world: World): Promise<string> {
  const [messages, { taken }] = [await world.messages(), await world.pushes()]
  const transaction_id = await world.pay()
  const { status, body } = await world.ship(transaction_id)
  assert.equal(status, 202)
  const { uploads, reshipments_spent } = await world.shipped(transaction_id)
  assert.deepEqual({ uploads, reshipments_spent }, { uploads: 1, reshipments_spent: 0 })
  assert.ok((await world.messages()) > messages, 'the buyer got no message')
  await world.settle(transaction_id)
  assert.ok((await world.pushes()).taken > taken, 'no push was taken')
  return body.shipment.id
}

async function tryVolume(world: World, port: number, say: (line: string) => void) {
  const seconds = await start(world, port, '--volume', `${VOLUME}:/data`)
  const user = await docker('exec', NAME, 'id', '--user', '--name')
  assert.equal(user, 'node')
  say(`docker run: healthy after ${seconds} s, as ${user}`)
  const id = await tryOrder(world)
  say('an order accepted, shipped, told to the buyer, settled by a push')
  say(`SIGTERM: ended after ${await stop(world)} s, exit code 0, no secret in the log`)
  await start(world, port, '--volume', `${VOLUME}:/data`)
  assert.equal((await world.shipment(id))?.state, 'shipped')
  say('a new container on the same volume knows the shipment')
  await stop(world)
}

async function tryReadOnly(world: World, port: number, say: (line: string) => void) {
  const user = '12345:12345'
  const more = ['--read-only', '--cap-drop', 'ALL', '--user', user]
  await start(world, port, ...more, '--tmpfs', '/data:uid=12345,gid=12345')
  await assert.rejects(docker('exec', '--user', '0', NAME, 'touch', '/fahuo/x'), /Read-only/)
  await tryOrder(world)
  say(`the same with a read-only root, no capability, as ${user}`)
  await stop(world)
}
