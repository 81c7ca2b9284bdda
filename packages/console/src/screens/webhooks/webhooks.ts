import type { Schemas } from '@fahuo/client'

export type Webhook = Schemas['Webhook']

/** All that is known of webhooks, for the queries. */
export const WEBHOOKS = ['webhooks'] as const
