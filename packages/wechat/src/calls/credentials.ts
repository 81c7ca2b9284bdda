import { z } from 'zod'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/**
 * Gets an access token that several processes can share (POST /cgi-bin/stable_token). Normal mode
 * returns the same token while it is valid; a forced refresh invalidates it (20 a day, 30 s apart).
 */
export const stableToken = defineCall({
  name: 'credentials.stableToken',
  method: 'POST',
  path: '/cgi-bin/stable_token',
  auth: 'secret',
  request: z.looseObject({
    grant_type: z.literal('client_credential'),
    appid: z.string(),
    secret: z.string(),
    force_refresh: z.boolean().optional(),
  }),
  response: Envelope.extend({
    /** Up to 512 characters. */
    access_token: z.string().min(1),
    /** Seconds. */
    expires_in: z.int().positive(),
  }),
  permission_sets: [],
  errcodes: [-1, 40002, 40013, 40125, 40164, 41002, 41004, 43002, 45009, 45011],
  source: 'official getStableAccessToken 2026',
})

/** Returns the user behind a login code (GET /sns/jscode2session). A code works once, for five minutes. */
export const jscode2session = defineCall({
  name: 'login.jscode2session',
  method: 'GET',
  path: '/sns/jscode2session',
  auth: 'secret',
  request: z.looseObject({
    appid: z.string(),
    secret: z.string(),
    js_code: z.string(),
    grant_type: z.literal('authorization_code'),
  }),
  response: Envelope.extend({
    openid: z.string().min(1),
    session_key: z.string(),
    unionid: z.string().optional(),
  }),
  permission_sets: [],
  errcodes: [-1, 40029, 40163, 40226, 45011],
  source: 'official code2Session 2026',
})

/**
 * Gets an access token the old way (GET /cgi-bin/token): each call invalidates the token before it
 * after five minutes. Prefer {@link stableToken}; this one is for systems that still depend on it.
 */
export const token = defineCall({
  name: 'credentials.token',
  method: 'GET',
  path: '/cgi-bin/token',
  auth: 'secret',
  request: z.looseObject({
    grant_type: z.literal('client_credential'),
    appid: z.string(),
    secret: z.string(),
  }),
  response: Envelope.extend({ access_token: z.string().min(1), expires_in: z.int().positive() }),
  permission_sets: [],
  errcodes: [-1, 40001, 40002, 40013, 40125, 40164, 41002, 41004],
  source: 'official getAccessToken 2026',
})

/**
 * Tells today's quota of a call and how much of it is used (POST /cgi-bin/openapi/quota/get). What the
 * shipping calls may be asked a day is published nowhere else.
 */
export const getApiQuota = defineCall({
  name: 'openapi.getApiQuota',
  method: 'POST',
  path: '/cgi-bin/openapi/quota/get',
  auth: 'access_token',
  request: z.looseObject({
    /** The path of the call, with its first slash. */
    cgi_path: z.string().regex(/^\//),
  }),
  response: Envelope.extend({
    quota: z.looseObject({ daily_limit: z.int(), used: z.int(), remain: z.int() }),
  }),
  permission_sets: [],
  errcodes: [-1, 40001, 76021, 76022],
  source: 'official getApiQuota 2026',
})
