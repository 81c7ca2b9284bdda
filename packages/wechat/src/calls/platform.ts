import { z } from 'zod'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/** Calls of a third-party platform, which WeChat calls "component" [official, open platform]. */
const common = {
  method: 'POST',
  permission_sets: [],
  source: 'official third-party platform 2026',
} as const

/** Gets the platform's own token, by the ticket that WeChat pushes every ten minutes. */
export const componentToken = defineCall({
  ...common,
  name: 'component.token',
  path: '/cgi-bin/component/api_component_token',
  auth: 'secret',
  request: z.looseObject({
    component_appid: z.string(),
    component_appsecret: z.string(),
    component_verify_ticket: z.string(),
  }),
  response: Envelope.extend({ component_access_token: z.string(), expires_in: z.int() }),
  errcodes: [-1, 40013, 40125, 45009, 61004, 61005, 61006, 61011],
})

/**
 * Starts the push of tickets again. Errcode 0 as well when it was never stopped, so that it also tells
 * whether all is well; the next ticket comes with the next round, within ten minutes.
 */
export const startPushTicket = defineCall({
  ...common,
  name: 'component.startPushTicket',
  path: '/cgi-bin/component/api_start_push_ticket',
  auth: 'secret',
  // Here the secret's field has another name than in the call for the token.
  request: z.looseObject({ component_appid: z.string(), component_secret: z.string() }),
  response: Envelope,
  errcodes: [-1, 40013],
})

/**
 * Sets the day's counts of calls back to zero, by the secret: where the quota of the token itself is
 * used up, no call that needs one could. Ten times a month for each account.
 * @param appid an account that authorised the platform; left out: the platform itself
 */
export const clearQuota = defineCall({
  ...common,
  name: 'component.clearQuota',
  path: '/cgi-bin/component/clear_quota/v2',
  auth: 'secret',
  request: z.looseObject({
    component_appid: z.string(),
    appsecret: z.string(),
    appid: z.string().optional(),
  }),
  response: Envelope,
  errcodes: [-1, 40013],
})

/** Gets a code for the page on which a merchant authorises; it lives for `expires_in` seconds. */
export const createPreauthCode = defineCall({
  ...common,
  name: 'component.createPreauthCode',
  path: '/cgi-bin/component/api_create_preauthcode',
  auth: 'component_access_token',
  request: z.looseObject({ component_appid: z.string() }),
  response: Envelope.extend({ pre_auth_code: z.string(), expires_in: z.int() }),
  errcodes: [-1, 61004, 61011],
})

const AuthorizerTokens = {
  authorizer_access_token: z.string().min(1),
  expires_in: z.int(),
  /** Store the newest one: WeChat may change it. */
  authorizer_refresh_token: z.string().min(1),
}

const func_info = z
  .array(z.looseObject({ funcscope_category: z.looseObject({ id: z.int() }) }))
  .nullish()
  .transform((list) => list ?? [])

/**
 * Exchanges a code for what the merchant granted. The event `authorized` and the redirect bring one
 * each; whether they are the same is not documented.
 */
export const queryAuth = defineCall({
  ...common,
  name: 'component.queryAuth',
  path: '/cgi-bin/component/api_query_auth',
  auth: 'component_access_token',
  request: z.looseObject({ component_appid: z.string(), authorization_code: z.string() }),
  response: Envelope.extend({
    authorization_info: z.looseObject({
      authorizer_appid: z.string(),
      // Empty where the account may not call [official].
      authorizer_access_token: z.string().default(''),
      expires_in: z.int().default(0),
      authorizer_refresh_token: z.string().default(''),
      func_info,
    }),
  }),
  errcodes: [-1, 61004, 61009, 61010, 61011],
})

/** Gets a new access token for a merchant. */
export const authorizerToken = defineCall({
  ...common,
  name: 'component.authorizerToken',
  path: '/cgi-bin/component/api_authorizer_token',
  auth: 'component_access_token',
  request: z.looseObject({
    component_appid: z.string(),
    authorizer_appid: z.string(),
    authorizer_refresh_token: z.string(),
  }),
  response: Envelope.extend(AuthorizerTokens),
  errcodes: [-1, 45009, 61003, 61004, 61011, 61023],
})

/** Tells of an account that authorised the platform, and of its authorisation. */
export const getAuthorizerInfo = defineCall({
  ...common,
  name: 'component.getAuthorizerInfo',
  path: '/cgi-bin/component/api_get_authorizer_info',
  auth: 'component_access_token',
  request: z.looseObject({ component_appid: z.string(), authorizer_appid: z.string() }),
  response: Envelope.extend({
    authorizer_info: z.looseObject({
      nick_name: z.string().default(''),
      /** The original id, `gh_…`: what pushes name the account by. */
      user_name: z.string().default(''),
      principal_name: z.string().default(''),
      /** 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen [official]. */
      account_status: z.int().nullish(),
      /** Absent: it is no Mini Program. */
      MiniProgramInfo: z.looseObject({}).nullish(),
    }),
    authorization_info: z.looseObject({
      authorizer_refresh_token: z.string().default(''),
      func_info,
    }),
  }),
  errcodes: [-1, 61003, 61004, 61011],
})

/** Lists the accounts that authorised the platform, 500 at most. */
export const getAuthorizerList = defineCall({
  ...common,
  name: 'component.getAuthorizerList',
  path: '/cgi-bin/component/api_get_authorizer_list',
  auth: 'component_access_token',
  request: z.looseObject({
    component_appid: z.string(),
    offset: z.int().min(0),
    count: z.int().min(1).max(500),
  }),
  response: Envelope.extend({
    total_count: z.int(),
    list: z
      .array(
        z.looseObject({
          authorizer_appid: z.string(),
          /** Missing where the code was never exchanged [staff]. */
          refresh_token: z.string().default(''),
          /** Unix seconds. */
          auth_time: z.int().default(0),
        }),
      )
      .default([]),
  }),
  errcodes: [-1, 61004, 61011],
})

/**
 * Applies for the order page of up to 100 Mini Programs at once. WeChat reviews it; the result comes
 * as an event of the platform.
 */
export const applySetOrderPathInfo = defineCall({
  ...common,
  name: 'component.applySetOrderPathInfo',
  path: '/wxa/security/applysetorderpathinfo',
  auth: 'component_access_token',
  request: z.looseObject({
    batch_req: z.looseObject({
      path: z.string().min(1),
      appid_list: z.array(z.string()).min(1).max(100),
    }),
  }),
  response: Envelope,
  errcodes: [-1, 61004, 61011],
})

/** Returns the user behind a login code of a merchant's Mini Program. */
export const componentLogin = defineCall({
  ...common,
  name: 'component.login',
  method: 'GET',
  path: '/sns/component/jscode2session',
  auth: 'component_access_token',
  request: z.looseObject({
    appid: z.string(),
    js_code: z.string(),
    grant_type: z.literal('authorization_code'),
    component_appid: z.string(),
  }),
  response: Envelope.extend({
    openid: z.string().min(1),
    session_key: z.string(),
    unionid: z.string().optional(),
  }),
  errcodes: [-1, 40029, 40163, 45011, 61003],
})
