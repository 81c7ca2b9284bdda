import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { PushRecord } from './state.ts'

const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const address = z.url({ protocol: /^https?$/ }).nullable()

/** A third-party platform as the open platform's console, or a test, sets it up. */
export interface PlatformOptions {
  /** `wx` and 16 letters or digits; made up without it, as is the secret. */
  component_appid: string
  component_appsecret: string
  name: string
  /** Token and key of both addresses. */
  token: string
  encoding_aes_key: string
  /** 授权事件接收 URL: tickets and authorisations; null: they are only kept. */
  event_url: string | null
  /** 消息与事件接收 URL: `$APPID$` becomes the Mini Program's appid. */
  message_url: string | null
  /** 授权发起页域名: the host whose pages may lead to the authorisation page; null: any. */
  entry_domain: string | null
  /** The permission sets that it asks for. */
  permission_sets: number[]
  /** 全网发布: without it only the accounts of the test list can authorise. */
  released: boolean
  /** Original ids, `gh_…`, ten at most. */
  test_list: string[]
  /** Addresses that may call; null: all. Others get 61004. */
  ip_allow_list: string[] | null
  /** WeChat does not know the platform any more: 61011. */
  banned: boolean
  /** Calls of one path by the platform itself a day: 45009 [official: limited, the number is not published]. */
  calls_per_day: number
  /** Tickets are pushed; WeChat stops it after too many failures [staff]. */
  ticket_push: boolean
  /** Whether event and redirect bring the same code [assumed: it is not documented]. */
  one_code: boolean
  /** Whether an authorisation code can be exchanged once only [assumed: a developer's word]. */
  codes_once: boolean
  /** Whether a change of permission sets changes the refresh token [staff: no; a developer: yes]. */
  rotate_on_update: boolean
  /** Whether a renewal changes the refresh token [observed: no]; then the old one lives 5 minutes more [staff]. */
  rotate_on_renewal: boolean
}

/** Reads what is given of them; the rest is what a new platform has. */
export const PlatformSettings = z.strictObject({
  component_appid: z
    .string()
    .regex(/^wx[0-9a-z]{16}$/)
    .default(() => `wx${hex(8)}`),
  component_appsecret: z
    .string()
    .min(1)
    .default(() => hex(16)),
  name: z.string().min(1).max(40).default('Platform'),
  token: z.string().min(1).max(128).default('emulator'),
  encoding_aes_key: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .default(() => `${hex(21)}A`),
  event_url: address.default(null),
  message_url: address.default(null),
  entry_domain: z.string().max(255).nullable().default(null),
  permission_sets: z.array(z.int()).default([18, 45, 120, 121, 142, 182]),
  released: z.boolean().default(true),
  test_list: z.array(z.string()).max(10).default([]),
  ip_allow_list: z.array(z.string()).nullable().default(null),
  banned: z.boolean().default(false),
  calls_per_day: z.int().min(1).default(1_000_000),
  ticket_push: z.boolean().default(true),
  one_code: z.boolean().default(true),
  codes_once: z.boolean().default(true),
  rotate_on_update: z.boolean().default(false),
  rotate_on_renewal: z.boolean().default(false),
})

/** What a merchant granted a platform. */
export interface Authorisation {
  permission_sets: number[]
  /** Empty until its code was exchanged. */
  refresh_token: string
  /** The one before it, which a renewal replaced: until Unix ms. */
  previous: { refresh_token: string; until: number } | null
  /** Unix ms. */
  authorised_at: number
}

/** What api_query_auth exchanges. */
export interface AuthorisationCode {
  code: string
  appid: string
  /** Unix ms. */
  expires_at: number
  used: boolean
  /** Whether exchanging it makes a new refresh token. */
  renews: boolean
}

/** A third-party platform, which WeChat calls "component". */
export interface Platform {
  options: PlatformOptions
  /** Those that were pushed, newest last; Unix ms. */
  tickets: { ticket: string; at: number }[]
  tokens: { access_token: string; expires_at: number }[]
  pre_auth_codes: { code: string; expires_at: number }[]
  codes: AuthorisationCode[]
  /** By the merchant's appid. */
  authorisations: Record<string, Authorisation>
  events: PushRecord[]
  /** Times at which the quota was cleared, Unix ms. */
  quota_cleared: number[]
}

export const newTicket = () => `ticket@@@${hex(32)}`
export const newPreauthCode = () => `preauthcode@@@${hex(24)}`
export const newAuthorisationCode = () => `queryauthcode@@@${hex(32)}`
export const newRefreshToken = () => `refreshtoken@@@${hex(24)}`

export const newPlatform = (options: PlatformOptions): Platform => ({
  options,
  tickets: [],
  tokens: [],
  pre_auth_codes: [],
  codes: [],
  authorisations: {},
  events: [],
  quota_cleared: [],
})

/** The ticket that was made last. */
export const currentTicket = ({ tickets }: Platform): string => tickets.at(-1)?.ticket ?? ''
