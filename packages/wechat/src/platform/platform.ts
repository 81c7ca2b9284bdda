import type { z } from 'zod'
import { calls } from '../calls/index.ts'
import type { Call } from '../calls/call.ts'
import { ERRCODE } from '../catalogue/errcode.ts'
import { TOKEN_REFUSED } from '../client/client.ts'
import { WechatError } from '../client/errors.ts'
import { invoke } from '../client/invoke.ts'
import { cachedTokens, type TokenSource, type TokenStore } from '../client/tokens.ts'
import type { Transport } from '../http/transport.ts'

/** A third-party platform's own credentials. */
export interface PlatformOptions {
  component_appid: string
  component_appsecret: string
  /** The last component_verify_ticket that WeChat pushed; it is valid for twelve hours. */
  ticket: () => Promise<string>
  send: Transport
  now: () => number
  /** Where the platform's own token is kept. */
  store?: TokenStore
}

/** What a merchant granted. Store the newest refresh token: WeChat may change it. */
export interface Authorisation {
  authorizer_appid: string
  /** Empty where the account may not call. */
  authorizer_refresh_token: string
  /** Empty where the account may not call; else it can be used at once. */
  authorizer_access_token: string
  /** Seconds that the access token lives. */
  expires_in: number
  /** The ids of the granted permission sets. */
  permission_sets: number[]
}

/** An account that authorised the platform. */
export interface Authorizer {
  nick_name: string
  /** The original id, `gh_…`: what pushes name the account by. */
  user_name: string
  principal_name: string
  /** 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen; null: not told. */
  account_status: number | null
  is_mini_program: boolean
  /** Empty where its code was never exchanged. */
  authorizer_refresh_token: string
  permission_sets: number[]
}

/** One line of the list of all accounts that authorised the platform. */
export interface ListedAuthorizer {
  authorizer_appid: string
  /** Empty where its code was never exchanged: only a change of sets by the merchant makes a new one. */
  refresh_token: string
  /** Unix seconds. */
  auth_time: number
}

/** A merchant's tokens, and where its refresh token is kept. */
export interface AuthorizerTokens {
  authorizer_appid: string
  readRefreshToken: () => Promise<string>
  /**
   * Called before the new access token is used: WeChat may have changed the refresh token.
   * @param used what was renewed by
   * @returns false when another one is stored meanwhile, by a new authorisation: it is renewed by that
   */
  writeRefreshToken: (authorizer_refresh_token: string, used: string) => Promise<boolean | void>
  store?: TokenStore
}

export interface Platform {
  /** Gets a code for the page on which a merchant authorises. `expires_in` is in seconds. */
  preauthCode: () => Promise<{ pre_auth_code: string; expires_in: number }>
  /**
   * Exchanges a code for what the merchant granted.
   * @throws WechatError 61009 used or wrong, 61010 too late
   */
  authorise: (authorization_code: string) => Promise<Authorisation>
  /** Tells of one account. @throws WechatError 61003 it did not authorise the platform, or not any more */
  authorizer: (authorizer_appid: string) => Promise<Authorizer>
  /** Lists all accounts that authorised the platform, in pages of 500. */
  authorizers: () => AsyncGenerator<ListedAuthorizer>
  /** Makes a token source for one merchant's Mini Program; pass it to `createWechat`. */
  tokensFor: (authorizer: AuthorizerTokens) => TokenSource
  /** Returns the user behind a login code of a merchant's Mini Program. @throws WechatError 40029, 61003 */
  login: (
    appid: string,
    js_code: string,
  ) => Promise<z.output<typeof calls.component.login.response>>
  /** Starts the push of tickets again where WeChat stopped it. */
  startPushTicket: () => Promise<void>
  /** Sets the day's counts of calls back to zero; ten times a month. @param appid left out: the platform's own */
  clearQuota: (appid?: string) => Promise<void>
  /** Applies for the order page of up to 100 Mini Programs; WeChat reviews it. */
  applyOrderPath: (path: string, appids: readonly string[]) => Promise<void>
}

/** The most that api_get_authorizer_list gives at once [official]. */
const PAGE = 500

/** How often a renewal begins anew because another authorisation came meanwhile. */
const RENEWALS = 3

/** Creates a client that acts for the merchants who authorised a third-party platform. */
export function createPlatform(options: PlatformOptions): Platform {
  const { component_appid, component_appsecret, send, now } = options
  const ownTokens = cachedTokens({
    now,
    ...(options.store && { store: options.store }),
    renew: async () => {
      const { component_access_token, expires_in } = await invoke(
        calls.component.token,
        {
          component_appid,
          component_appsecret,
          component_verify_ticket: await options.ticket(),
        },
        { send, query: {} },
      )
      return { access_token: component_access_token, expires_in }
    },
  })

  /** Calls by the platform's own token; one that WeChat refuses is renewed once. */
  async function callAsPlatform<Request extends z.ZodType, Response extends z.ZodType>(
    call: Call<Request, Response>,
    body: z.input<Request>,
  ): Promise<z.output<Response>> {
    const attempt = (token: string) =>
      // Old and new documents name the parameter differently; WeChat accepts both.
      invoke(call, body, { send, query: { access_token: token, component_access_token: token } })
    const token = (await ownTokens.get()) ?? ''
    try {
      return await attempt(token)
    } catch (error) {
      if (!(error instanceof WechatError) || !TOKEN_REFUSED.has(error.errcode ?? 0)) throw error
      await ownTokens.reject(token)
      return attempt((await ownTokens.get()) ?? '')
    }
  }

  async function authorizer(authorizer_appid: string): Promise<Authorizer> {
    const { authorizer_info, authorization_info } = await callAsPlatform(
      calls.component.getAuthorizerInfo,
      { component_appid, authorizer_appid },
    )
    return {
      nick_name: authorizer_info.nick_name,
      user_name: authorizer_info.user_name,
      principal_name: authorizer_info.principal_name,
      account_status: authorizer_info.account_status ?? null,
      is_mini_program: (authorizer_info.MiniProgramInfo ?? null) !== null,
      authorizer_refresh_token: authorization_info.authorizer_refresh_token,
      permission_sets: idsOf(authorization_info.func_info),
    }
  }

  const renew = (authorizer_appid: string, authorizer_refresh_token: string) =>
    callAsPlatform(calls.component.authorizerToken, {
      component_appid,
      authorizer_appid,
      authorizer_refresh_token,
    })

  /** A refresh token that is not valid any more may have been replaced: WeChat tells the current one. */
  async function renewWithCurrent(authorizer_appid: string, used: string) {
    try {
      return await renew(authorizer_appid, used)
    } catch (error) {
      const stale = error instanceof WechatError && error.errcode === ERRCODE.REFRESH_TOKEN_INVALID
      if (!stale) throw error
      const { authorizer_refresh_token } = await authorizer(authorizer_appid)
      if (authorizer_refresh_token === '' || authorizer_refresh_token === used) throw error
      return renew(authorizer_appid, authorizer_refresh_token)
    }
  }

  return {
    async preauthCode() {
      const answer = await callAsPlatform(calls.component.createPreauthCode, { component_appid })
      return { pre_auth_code: answer.pre_auth_code, expires_in: answer.expires_in }
    },
    async authorise(authorization_code) {
      const { authorization_info: info } = await callAsPlatform(calls.component.queryAuth, {
        component_appid,
        authorization_code,
      })
      return {
        authorizer_appid: info.authorizer_appid,
        authorizer_refresh_token: info.authorizer_refresh_token,
        authorizer_access_token: info.authorizer_access_token,
        expires_in: info.expires_in,
        permission_sets: idsOf(info.func_info),
      }
    },
    authorizer,
    async *authorizers() {
      for (let offset = 0; ; offset += PAGE) {
        const { list, total_count } = await callAsPlatform(calls.component.getAuthorizerList, {
          component_appid,
          offset,
          count: PAGE,
        })
        yield* list
        if (list.length === 0 || offset + PAGE >= total_count) return
      }
    },
    tokensFor: ({ authorizer_appid, readRefreshToken, writeRefreshToken, store }) =>
      cachedTokens({
        now,
        ...(store && { store }),
        renew: async () => {
          for (let tries = 0; tries < RENEWALS; tries += 1) {
            const used = await readRefreshToken()
            const answer = await renewWithCurrent(authorizer_appid, used)
            const written = await writeRefreshToken(answer.authorizer_refresh_token, used)
            // Otherwise a new authorisation came meanwhile, and this token is of the old one.
            if (written !== false)
              return { access_token: answer.authorizer_access_token, expires_in: answer.expires_in }
          }
          throw new WechatError(calls.component.authorizerToken.name, 'not_sent', {
            reason: 'the authorisation changes again and again',
          })
        },
      }),
    login: (appid, js_code) =>
      callAsPlatform(calls.component.login, {
        appid,
        js_code,
        grant_type: 'authorization_code',
        component_appid,
      }),
    async startPushTicket() {
      const request = { component_appid, component_secret: component_appsecret }
      await invoke(calls.component.startPushTicket, request, { send, query: {} })
    },
    async clearQuota(appid) {
      const request = { component_appid, appsecret: component_appsecret, ...(appid && { appid }) }
      await invoke(calls.component.clearQuota, request, { send, query: {} })
    },
    async applyOrderPath(path, appids) {
      await callAsPlatform(calls.component.applySetOrderPathInfo, {
        batch_req: { path, appid_list: [...appids] },
      })
    },
  }
}

const idsOf = (func_info: readonly { funcscope_category: { id: number } }[]) =>
  func_info.map(({ funcscope_category }) => funcscope_category.id)
