import { createPhoneWx } from '@fahuo/emulator/phone-wx'
import { weappTask } from '@fahuo/weapp-host'
import { startMiniProgram, type MiniProgram } from '@fahuo/weapp-host/node'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pair } from '../support/server.ts'

type Bundle = Parameters<typeof startMiniProgram>[0]['bundle']

/** What went over the network, and what over the bridge to the page. */
export interface Spent {
  requests: number
  /** Bodies, both ways. */
  request_bytes: number
  set_data_calls: number
  set_data_bytes: number
  ms: number
}

/** A buyer with the Mini Program in hand, and a meter on all that it costs. */
export interface Visit {
  program: MiniProgram
  /** Does something, waits until nothing moves any more, and says what it cost. */
  spend: (act: () => unknown) => Promise<Spent>
}

interface Request {
  url: string
  method?: string
  header?: Record<string, string>
  data?: object
}

/** Turns of the event loop without anything new: it is still then. */
const STILL = 3

/** Opens the Mini Program cold, with an empty storage, on this server and WeChat. */
export async function visit(
  pair: Pair,
  bundle: Bundle,
  openid: string,
  launch: { path: string; query?: Record<string, string> },
): Promise<Visit & { opened: Spent }> {
  const net = { requests: 0, bytes: 0, under_way: 0 }
  let program: MiniProgram | undefined
  const request = weappTask('request', async ({ url, method = 'GET', header, data }: Request) => {
    net.requests += 1
    net.under_way += 1
    try {
      // The bundle was built for another address than this server's.
      const asked = new URL(url.replace(/^https?:\/\/[^/]+/, pair.url))
      if (method === 'GET')
        for (const [name, value] of Object.entries(data ?? {})) asked.searchParams.set(name, value)
      const body = method === 'GET' ? undefined : JSON.stringify(data ?? {})
      const answer = await fetch(asked, {
        method,
        headers: { 'content-type': 'application/json', ...header },
        ...(body !== undefined && { body }),
      })
      const text = await answer.text()
      net.bytes += Buffer.byteLength(text) + Buffer.byteLength(body ?? asked.search)
      return { statusCode: answer.status, data: JSON.parse(text) as unknown, header: {} }
    } finally {
      net.under_way -= 1
    }
  })
  const wx = {
    ...createPhoneWx({
      emulatorUrl: pair.emulator,
      openid,
      fetch,
      openComponent: ({ confirm }) => confirm(),
      host: () => {
        if (!program) throw new Error('no Mini Program runs')
        return program
      },
    }),
    request,
  }

  const now = () => ({
    requests: net.requests,
    request_bytes: net.bytes,
    set_data_calls: program?.stats.setDataCalls ?? 0,
    set_data_bytes: program?.stats.setDataBytes ?? 0,
  })
  async function still(): Promise<void> {
    let quiet = 0
    let before = JSON.stringify(now())
    while (quiet < STILL) {
      await wait(1)
      const after = JSON.stringify(now())
      quiet = net.under_way === 0 && after === before ? quiet + 1 : 0
      before = after
    }
  }
  async function spend(act: () => unknown): Promise<Spent> {
    const before = now()
    const started = performance.now()
    await act()
    await still()
    const after = now()
    return {
      requests: after.requests - before.requests,
      request_bytes: after.request_bytes - before.request_bytes,
      set_data_calls: after.set_data_calls - before.set_data_calls,
      set_data_bytes: after.set_data_bytes - before.set_data_bytes,
      ms: performance.now() - started,
    }
  }
  const opened = await spend(async () => {
    program = startMiniProgram({ bundle, wx, launch: { scene: 1014, ...launch } })
    // The price stands on the page: that is content.
    await program.waitFor('¥', 60_000)
  })
  if (!program) throw new Error('the Mini Program did not start')
  return { program, spend, opened }
}
