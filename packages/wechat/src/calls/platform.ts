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
  errcodes: [-1, 40013, 40125, 61004, 61005, 61006, 61011],
})

/** Gets a code for the page on which a merchant authorises; valid for about ten minutes. */
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

/** Exchanges the code that the authorisation page returned for what the merchant granted. */
export const queryAuth = defineCall({
  ...common,
  name: 'component.queryAuth',
  path: '/cgi-bin/component/api_query_auth',
  auth: 'component_access_token',
  request: z.looseObject({ component_appid: z.string(), authorization_code: z.string() }),
  response: Envelope.extend({
    authorization_info: z.looseObject({
      authorizer_appid: z.string(),
      ...AuthorizerTokens,
      func_info: z
        .array(z.looseObject({ funcscope_category: z.looseObject({ id: z.int() }) }))
        .default([]),
    }),
  }),
  errcodes: [-1, 61004, 61011],
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
  errcodes: [-1, 61003, 61004, 61011],
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
