/** A path that is registered with WeChat (the jump path, the order-centre path), as its tests see it. */
import { afterEach } from 'vitest'
import { until } from './http.ts'
import { startReal as startRealPair } from './real-wechat.ts'
import type { Pair } from './server.ts'

interface Kind {
  /** WeChat's call that registers it. */
  call: string
  /** Our own route. */
  route: string
  /** How the log names it. */
  name: string
  /** The setting that the log asks for. */
  setting: string
  /** Settings of each server. */
  settings?: Record<string, string>
}

/** @template View what the route answers */
export function openRegisteredPath<View>({ call, route, name, setting, settings = {} }: Kind) {
  const cleanups: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  })
  /** A server that takes the emulator for the real WeChat. */
  async function startReal(more: Record<string, string> = {}) {
    const pair = await startRealPair({ ...settings, ...more })
    cleanups.push(() => pair.stop())
    return pair
  }
  /** What WeChat was given, oldest first. */
  const registrations = async (pair: Pick<Pair, 'control'>) => {
    const { body } = await pair.control<{ calls: { request: { path: string } }[] }>(
      'GET',
      `/calls?path=${call}`,
    )
    return body.calls.map(({ request }) => request.path).toReversed()
  }
  const view = async (pair: Pick<Pair, 'merchant'>) =>
    (await pair.merchant<View>('GET', route)).body
  const put = (pair: Pick<Pair, 'merchant'>, path: string) =>
    pair.merchant<View & { error: { code: string; message: string } }>('PUT', route, { path })
  const logged = (pair: Pick<Pair, 'lines'>, words: string) =>
    pair.lines.filter(({ message }) => message.includes(words))
  /** A start says what it did in one of these lines. */
  const started = (pair: Pick<Pair, 'lines'>, times: number) =>
    until(
      () =>
        Promise.resolve([
          ...logged(pair, `${name} registered`),
          ...logged(pair, `${name} already registered`),
          ...logged(pair, `no ${name} is registered`),
          ...logged(pair, `${setting} is not set`),
        ]),
      (lines) => lines.length >= times,
    )
  return { cleanups, startReal, registrations, view, put, logged, started }
}
