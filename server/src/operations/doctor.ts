import { setTimeout as wait } from 'node:timers/promises'
import type { Examined } from '../core/finding.ts'
import { MINUTE_MS } from '../core/time.ts'
import { accountChecks } from './doctor-account.ts'
import type { Check, Finding, Subject } from './doctor-check.ts'
import { machineChecks } from './doctor-machine.ts'
import { serviceChecks } from './doctor-services.ts'

/** No check takes longer, whatever it asks. */
const CHECK_LIMIT_MS = MINUTE_MS

const NO_ANSWER: Finding = {
  level: 'problem',
  found: { en: 'no answer within a minute', zh: '一分钟内没有结果' },
  remedy: { en: 'Check the network of this machine, then run it again.', zh: '请检查网络后重试。' },
}

const WECHAT_CHECKS = [...accountChecks, ...serviceChecks]

/** How many checks there are. */
export const CHECKS = machineChecks.length + WECHAT_CHECKS.length

/**
 * Checks everything that a merchant can get wrong, in one order. WeChat is asked all at once: one that
 * does not answer is waited for once.
 */
export async function* examine(subject: Subject): AsyncGenerator<Examined> {
  for (const check of machineChecks) yield await make(check, subject)
  const asked = WECHAT_CHECKS.map((check) => make(check, subject))
  try {
    for (const one of asked) yield await one
  } finally {
    // Whoever stops reading may close what they use.
    await Promise.all(asked)
  }
}

async function make({ id, name, run }: Check, subject: Subject): Promise<Examined> {
  const answered = new AbortController()
  const { signal } = answered
  const late = wait(CHECK_LIMIT_MS, NO_ANSWER, { signal }).catch(() => NO_ANSWER)
  const finding = await Promise.race([run(subject).catch(unexpected), late])
  answered.abort()
  return { id, name, finding }
}

function unexpected(error: unknown): Finding {
  const message = error instanceof Error ? error.message : 'failed'
  return { level: 'problem', found: { en: message, zh: message } }
}
