import type { Language } from '../core/language.ts'
import { bodyOf, type Api } from './api.ts'
import { CliError } from './cli-error.ts'

interface Events {
  events: {
    id: number
    event: string
    state: string
    tries: number
    error: string | null
    received_at: number
  }[]
}

/** Prints WeChat's latest pushes. */
export async function showEvents(
  api: Api,
  state: string | undefined,
  language: Language,
): Promise<void> {
  const path = `/api/events?limit=50${state === undefined ? '' : `&state=${encodeURIComponent(state)}`}`
  const body = bodyOf(await api.ask<Events>('GET', path))
  for (const { id, event, state: is, tries, error, received_at } of body.events)
    console.log(
      `${String(id).padStart(8)}  ${new Date(received_at).toISOString()}  ${is.padEnd(6)}  ${event}${error === null ? '' : `  ${language === 'zh' ? `（已试 ${tries} 次）` : `(${tries} tries) `}${error}`}`,
    )
}

/** Lets one push, or all parked ones, be processed again. */
export async function replayEvents(
  api: Api,
  which: { id?: string | undefined; parked: boolean },
  language: Language,
): Promise<void> {
  if ((which.id === undefined) === !which.parked)
    throw new CliError({
      en: 'Give the id of a push (`fahuo events list`), or --parked for all parked ones.',
      zh: '请给出推送的编号（`fahuo events list`），或用 --parked 表示全部搁置的推送。',
    })
  const path = which.parked ? '/api/events/replay' : `/api/events/${which.id}/replay`
  const body = bodyOf(await api.ask<{ replayed: number }>('POST', path))
  console.log(
    language === 'zh' ? `已重新处理 ${body.replayed} 条` : `${body.replayed} processed again`,
  )
}
