import { kindOf, type Case } from './case.ts'
import bodies from './sdk-bodies.json' with { type: 'json' }

/** A request as an SDK writes it; `{{transaction_id}}` and others stand for those of the payment. */
export interface SdkRequest {
  path: string
  /** JSON. */
  text: string
}

/** What SDKs of other languages put on the wire. All of it works at WeChat. */
export const sdkCases: Case<SdkRequest, 'works'>[] = bodies.map(
  ({ sdk, seen, name, zh, path, body }) => ({
    name: `${sdk}: ${name}`,
    zh: `${sdk}：${zh}`,
    source: `${sdk}, ${seen}`,
    input: { path, text: JSON.stringify(body) },
    expected: 'works',
  }),
)

export const sdkBodies = kindOf(
  { en: 'Bodies of SDKs, byte by byte', zh: '各语言 SDK 的原始请求体' },
  sdkCases,
  () => ({ en: 'works', zh: '可用' }),
)
