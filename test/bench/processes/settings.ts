/** Signs the sessions of the seeded files, for the server and for the routes written by hand. */
export const SESSION_SECRET = Buffer.alloc(32, 7)

/** The settings that all of a bench's servers share. */
export const settings = {
  WECHAT_APPID: 'wx00000000000000ab',
  WECHAT_SECRET: 'bench-secret-0123456789',
  WECHAT_PUSH_TOKEN: 'benchToken',
  WECHAT_PUSH_AES_KEY: 'b'.repeat(43),
  MERCHANT_API_KEYS: 'bench-api-key-0123456789abcdef',
  // All buyers of a bench come from one address, and ask more than people can.
  BUYER_REQUESTS_PER_MINUTE: '100000',
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
}
