/** What others are told when a service of the account was opened, or does not work any more. */
import type { Text } from '../core/language.ts'
import type { NewEvent } from './event-queries.ts'

export interface ServiceChange {
  /** As the API names it. */
  name: string
  /** What it is for. */
  label: Text
  works: boolean
  /** WeChat's code, where it does not work. */
  errcode: number | null
  /** Unix milliseconds. */
  since: number
}

/** Returns the event of a change, with its words. */
export function serviceChanged({ name, label, works, errcode, since }: ServiceChange): NewEvent {
  const told = (message: string) => ({ service: { name, works, errcode, since, message } })
  return {
    type: 'account.service_changed',
    key: `${name}:${since}`,
    data: told(`${works ? 'It works now' : 'It does not work any more'}: ${label.en}`),
    data_zh: told(`${works ? '已可用' : '不再可用'}：${label.zh}`),
    at: since,
  }
}
