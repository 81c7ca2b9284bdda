import { accountChecks } from './doctor-account.ts'
import type { Finding, Subject } from './doctor-check.ts'
import type { Text } from '../core/language.ts'
import { machineChecks } from './doctor-machine.ts'

/** Checks everything that a merchant can get wrong, one after the other. */
export async function* examine(subject: Subject): AsyncGenerator<{ name: Text; finding: Finding }> {
  for (const { name, run } of [...machineChecks, ...accountChecks])
    yield { name, finding: await run(subject).catch(unexpected) }
}

function unexpected(error: unknown): Finding {
  const message = error instanceof Error ? error.message : 'failed'
  return { level: 'problem', found: { en: message, zh: message } }
}
