import { calls } from '../calls/index.ts'
import { invoke, type Sending } from '../client/invoke.ts'
import { renewing, type TokenSource, type TokenStore } from '../client/tokens.ts'
import type { Transport } from '../http/transport.ts'

/** A third-party platform's own credentials. */
export interface PlatformOptions {
  component_appid: string
  component_appsecret: string
  /** The last component_verify_ticket that WeChat pushed; it lives twelve hours. */
  ticket: () => Promise<string>
  send: Transport
  now: () => number
  /** Keeps the component's own token. */
  store?: TokenStore
}

/** What a merchant's authorisation gives; store the refresh token that came last. */
export interface Authorisation {
  authorizer_appid: string
  authorizer_refresh_token: string
  /** Permission sets that were granted. */
  permission_sets: number[]
}

export interface Platform {
  /** A code for the page on which a merchant authorises; valid about ten minutes. */
  preauthCode: () => Promise<string>
  /** What a merchant granted, from the code that came back with the page. */
  authorise: (authorization_code: string) => Promise<Authorisation>
  /** Tokens for one merchant's Mini Program, to be given to `createWechat`. */
  tokensFor: (authorizer: {
    authorizer_appid: string
    readRefreshToken: () => Promise<string>
    /** Called before the new token is used: WeChat may have changed the refresh token. */
    writeRefreshToken: (authorizer_refresh_token: string) => Promise<void>
    store?: TokenStore
  }) => TokenSource
  /** Who a login code of a merchant's Mini Program belongs to. */
  login: (appid: string, js_code: string) => Promise<{ openid: string; session_key: string }>
}

/** Acts for the merchants that authorised a platform. */
export function createPlatform(options: PlatformOptions): Platform {
  const { component_appid, component_appsecret, send, now } = options
  const own = renewing({
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
  const sending = async (): Promise<Sending> => {
    const token = (await own.get()) ?? ''
    // The pages name it one way, older ones the other: WeChat takes both.
    return { send, query: { access_token: token, component_access_token: token } }
  }

  return {
    async preauthCode() {
      const { createPreauthCode } = calls.component
      const answer = await invoke(createPreauthCode, { component_appid }, await sending())
      return answer.pre_auth_code
    },
    async authorise(authorization_code) {
      const { authorization_info } = await invoke(
        calls.component.queryAuth,
        { component_appid, authorization_code },
        await sending(),
      )
      return {
        authorizer_appid: authorization_info.authorizer_appid,
        authorizer_refresh_token: authorization_info.authorizer_refresh_token,
        permission_sets: authorization_info.func_info.map(
          ({ funcscope_category }) => funcscope_category.id,
        ),
      }
    },
    tokensFor: ({ authorizer_appid, readRefreshToken, writeRefreshToken, store }) =>
      renewing({
        now,
        ...(store && { store }),
        renew: async () => {
          const answer = await invoke(
            calls.component.authorizerToken,
            {
              component_appid,
              authorizer_appid,
              authorizer_refresh_token: await readRefreshToken(),
            },
            await sending(),
          )
          await writeRefreshToken(answer.authorizer_refresh_token)
          return { access_token: answer.authorizer_access_token, expires_in: answer.expires_in }
        },
      }),
    async login(appid, js_code) {
      const query = { appid, js_code, grant_type: 'authorization_code', component_appid } as const
      return invoke(calls.component.login, query, await sending())
    },
  }
}
