import { calls } from '../calls/index.ts'
import { invoke, type SendOptions } from '../client/invoke.ts'
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
  authorizer_refresh_token: string
  /** The ids of the granted permission sets. */
  permission_sets: number[]
}

export interface Platform {
  /** Gets a code for the page on which a merchant authorises; valid for about ten minutes. */
  preauthCode: () => Promise<string>
  /** Exchanges the code that the authorisation page returned for what the merchant granted. */
  authorise: (authorization_code: string) => Promise<Authorisation>
  /** Makes a token source for one merchant's Mini Program; pass it to `createWechat`. */
  tokensFor: (authorizer: {
    authorizer_appid: string
    readRefreshToken: () => Promise<string>
    /** Called before the new access token is used: WeChat may have changed the refresh token. */
    writeRefreshToken: (authorizer_refresh_token: string) => Promise<void>
    store?: TokenStore
  }) => TokenSource
  /** Returns the user behind a login code of a merchant's Mini Program. */
  login: (appid: string, js_code: string) => Promise<{ openid: string; session_key: string }>
}

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
  const sendOptions = async (): Promise<SendOptions> => {
    const token = (await ownTokens.get()) ?? ''
    // Old and new documents name the parameter differently; WeChat accepts both.
    return { send, query: { access_token: token, component_access_token: token } }
  }

  return {
    async preauthCode() {
      const { createPreauthCode } = calls.component
      const answer = await invoke(createPreauthCode, { component_appid }, await sendOptions())
      return answer.pre_auth_code
    },
    async authorise(authorization_code) {
      const { authorization_info } = await invoke(
        calls.component.queryAuth,
        { component_appid, authorization_code },
        await sendOptions(),
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
      cachedTokens({
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
            await sendOptions(),
          )
          await writeRefreshToken(answer.authorizer_refresh_token)
          return { access_token: answer.authorizer_access_token, expires_in: answer.expires_in }
        },
      }),
    async login(appid, js_code) {
      const query = { appid, js_code, grant_type: 'authorization_code', component_appid } as const
      return invoke(calls.component.login, query, await sendOptions())
    },
  }
}
