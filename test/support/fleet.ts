/** Servers in processes of their own on one database: any of them is killed, and its clock is moved. */
import { startEmulator } from '@fahuo/emulator'
import type { Engine } from '../../server/src/database/dialects.ts'
import { alive, api_key, appid, secret, startKillable } from '../chaos/killable.ts'
import { makeDatabase } from './databases.ts'
import { call } from './http.ts'
import { freePort } from './ports.ts'
import { ended } from './programs.ts'

/** Starts a WeChat and an empty database for servers. */
export async function openFleet(engine: Engine) {
  const database = await makeDatabase(engine)
  const emulator = await startEmulator({ appid, secret })
  const ends: (() => Promise<void>)[] = []

  /** Starts a server, and waits until it answers. */
  async function start(ahead_ms = 0, more: Record<string, string> = {}) {
    const port = await freePort()
    const place = { emulator, database_url: database.url }
    const { process } = startKillable(port, place, ahead_ms, more)
    const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
      if (process.signalCode === null) await ended(process, () => process.kill(signal))
    }
    const url = `http://127.0.0.1:${port}`
    const server = {
      url,
      appid,
      api_key,
      env: { DATABASE_URL: database.url },
      /** Asks it as a merchant. */
      merchant: <Answer>(
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
        path: string,
        body?: unknown,
      ) => call<Answer>(method, url + path, { key: api_key, body }),
      control,
      /** Moves its clock. */
      moveClock: (ms: number) => void process.send({ ahead_ms: ms }),
      kill: () => end('SIGKILL'),
      stop: () => end('SIGTERM'),
    }
    ends.push(server.kill)
    await alive(port)
    return server
  }

  const control = <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
    call<Answer>(method, `${emulator.url}/_emulator${path}`, { body })

  return {
    database_url: database.url,
    /** Asks the emulator's control interface. */
    control,
    start,
    async stop() {
      await Promise.all(ends.map((kill) => kill()))
      await emulator.close()
      await database.remove()
    },
  }
}

export type Fleet = Awaited<ReturnType<typeof openFleet>>
export type FleetServer = Awaited<ReturnType<Fleet['start']>>
