import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { customerMessage } from '../pushes/customer-message.ts'
import type { Shop, Shops } from '../shops.ts'
import { newOpenid, type Context } from '../state/context.ts'
import type { Platform } from '../state/platforms.ts'
import type { PushRecord } from '../state/state.ts'
import { authorise, pushTicket, revoke } from './authorisations.ts'

/** WeChat's own Mini Programs for the test before a release (全网发布检测), drawn at random [official]. */
export const RELEASE_TEST_ACCOUNTS = [
  { appid: 'wxd101a85aa106f53e', user_name: 'gh_8dad206e9538' },
  { appid: 'wxc39235c15087f6f3', user_name: 'gh_905ae9d01059' },
  { appid: 'wx7720d01d4b2a4500', user_name: 'gh_393666f1fdf4' },
  { appid: 'wx05d483572dcd5d8b', user_name: 'gh_39abb5d4e1b7' },
  { appid: 'wx5910277cae6fd970', user_name: 'gh_7818dcb60240' },
] as const

/** How long a step has: pushes are tried three times of five seconds; the message is assumed to have the same. */
const STEP_MS = 20_000

/** Customer service: what the messages of the test need [official]. */
const CUSTOMER_SERVICE = 19

export interface ReleaseTestStep {
  step: 'ticket' | 'authorized' | 'message' | 'from_api' | 'unauthorized'
  ok: boolean
  /** What the platform's server said or sent; null: nothing. */
  answer: string | null
}

/** Waits until a condition holds. @returns whether it did in time */
async function comes(condition: () => boolean): Promise<boolean> {
  const deadline = performance.now() + STEP_MS
  while (!condition()) {
    if (performance.now() > deadline) return false
    await wait(25)
  }
  return true
}

const isOver = (record: PushRecord) => record.delivered || record.attempts.length >= 3

/** How the newest of the records was answered. */
async function answered(
  step: ReleaseTestStep['step'],
  records: () => readonly PushRecord[],
): Promise<ReleaseTestStep> {
  const record = records().at(-1)
  if (!record) return { step, ok: false, answer: null }
  await comes(() => isOver(record))
  const answer = record.attempts.at(-1)?.answer ?? null
  // The bare word, nothing before or after it [official].
  return { step, ok: record.delivered && answer === 'success', answer }
}

/**
 * Does what WeChat does when a platform is released: a ticket, then a test account authorises, writes where
 * the platform asks for set 19, and revokes [official; the order of the steps is observed].
 */
export async function runReleaseTest(
  shops: Shops,
  platform: Platform,
): Promise<{ passed: boolean; appid: string; steps: ReleaseTestStep[] }> {
  const account = RELEASE_TEST_ACCOUNTS[randomInt(RELEASE_TEST_ACCOUNTS.length)]
  const { appid } = account ?? RELEASE_TEST_ACCOUNTS[0]
  const shop = shops.add({ ...(account ?? RELEASE_TEST_ACCOUNTS[0]), secret: '' })
  try {
    const steps = await takeSteps(shop, platform)
    const passed = steps.every(({ ok }) => ok)
    // Only then its settings count for everybody [official].
    if (passed) platform.options.released = true
    return { passed, appid, steps }
  } finally {
    shops.remove(shop)
    delete platform.authorisations[appid]
  }
}

async function takeSteps({ context, pushes }: Shop, platform: Platform) {
  const steps: ReleaseTestStep[] = []
  const event = async (step: ReleaseTestStep['step'], act: () => unknown) => {
    act()
    steps.push(await answered(step, () => platform.events))
  }
  const { permission_sets } = platform.options
  await event('ticket', () => pushTicket(context, platform))
  let code = ''
  await event('authorized', () => {
    // Its event names no pre_auth_code [observed].
    code = authorise(context, platform, { permission_sets }).code
  })
  if (permission_sets.includes(CUSTOMER_SERVICE))
    steps.push(...(await writes({ context, send: pushes.send }, platform, code)))
  await event('unauthorized', () => revoke(context, platform))
  return steps
}

/** The test account writes `QUERY_AUTH_CODE:…`, and is answered by `…_from_api` [official]. */
async function writes(
  { context, send }: { context: Context; send: (message: Record<string, unknown>) => unknown },
  platform: Platform,
  code: string,
): Promise<ReleaseTestStep[]> {
  const openid = newOpenid()
  send(customerMessage(context, { openid, content: `QUERY_AUTH_CODE:${code}` }))
  const toPlatform = () =>
    context.state.pushes.filter(({ to }) => to === platform.options.component_appid)
  const said = await answered('message', toPlatform)
  // Empty within five seconds [official]; `success` is taken as well [observed].
  const ok = toPlatform().at(-1)?.delivered ?? false
  const wanted = `${code}_from_api`
  const sent = () => context.state.customer_messages.find((one) => one.content === wanted)
  await comes(() => sent() !== undefined)
  const last = sent() ?? context.state.customer_messages.at(-1)
  return [
    { ...said, ok },
    { step: 'from_api', ok: sent() !== undefined, answer: last?.content ?? null },
  ]
}
