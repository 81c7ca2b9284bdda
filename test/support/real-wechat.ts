/** A server whose WeChat is not the local one: at its address there is no control interface. */
import { startPair, type Pair } from './server.ts'
import { startFront } from './wechat-front.ts'

export type RealPair = Pair & {
  /** Starts again by other settings; null: not set. */
  set: (settings: Record<string, string | null>) => Promise<void>
}

/** Starts one. */
export async function startReal(more: Record<string, string> = {}): Promise<RealPair> {
  const front = await startFront()
  front.spoil('/_emulator/clock', (response) => response.writeHead(404).end('not found'), {
    processed: false,
    times: 1_000,
  })
  const pair = await startPair(
    {},
    (emulator) => {
      front.before(emulator)
      return Promise.resolve()
    },
    { WECHAT_API_URL: front.url, ...more },
  )
  return {
    ...pair,
    set: (settings) =>
      pair.restart(() => {
        for (const [name, value] of Object.entries(settings))
          if (value === null) delete (pair.env as Record<string, string>)[name]
          else (pair.env as Record<string, string>)[name] = value
        return Promise.resolve()
      }),
    async stop() {
      await pair.stop()
      await front.close()
    },
  }
}
