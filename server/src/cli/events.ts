import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'

const STATES = ['new', 'done', 'parked'] as const

/** Prints WeChat's latest pushes. @throws CliError for a state that is none */
export async function showEvents(
  fahuo: Api,
  state: string | undefined,
  language: Language,
): Promise<void> {
  const known = STATES.find((one) => one === state)
  if (state !== undefined && !known)
    throw new CliError({
      en: '--state: new, done or parked',
      zh: '--state 应为 new、done 或 parked',
    })
  const { events } = await fahuo.listEvents({ limit: 50, ...(known && { state: known }) })
  for (const { id, event, state: is, tries, error, received_at } of events)
    console.log(
      `${String(id).padStart(8)}  ${new Date(received_at).toISOString()}  ${is.padEnd(6)}  ${event}${error === null ? '' : `  ${language === 'zh' ? `（已试 ${tries} 次）` : `(${tries} tries) `}${error}`}`,
    )
}

/** Lets one push, or all parked ones, be processed again. */
export async function replayEvents(
  fahuo: Api,
  which: { id?: string | undefined; parked: boolean },
  language: Language,
): Promise<void> {
  if ((which.id === undefined) === !which.parked)
    throw new CliError({
      en: 'Give the id of a push (`fahuo events list`), or --parked for all parked ones.',
      zh: '请给出推送的编号（`fahuo events list`），或用 --parked 表示全部搁置的推送。',
    })
  const { replayed } = which.parked
    ? await fahuo.replayParkedEvents()
    : await fahuo.replayEvent({ id: Number(which.id) })
  console.log(language === 'zh' ? `已重新处理 ${replayed} 条` : `${replayed} processed again`)
}
