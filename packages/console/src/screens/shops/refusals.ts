import { FahuoError } from '@fahuo/client'

export const FIELDS = ['appid', 'name', 'secret', 'push_token', 'push_aes_key'] as const
export type Field = (typeof FIELDS)[number]

/** What WeChat says of a wrong appid, and of a wrong secret. */
const APPID_ERRCODES = new Set([40013])
const SECRET_ERRCODES = new Set([40001, 40125, 41004])

/** What is to stand in a field; as the server has it. */
const RULES: Record<Field, RegExp> = {
  appid: /^wx[0-9a-z]{16}$/,
  name: /^.{1,40}$/u,
  secret: /^\S{16,128}$/,
  push_token: /^([A-Za-z0-9]{3,32})?$/,
  push_aes_key: /^([A-Za-z0-9]{43})?$/,
}

/** The fields that cannot be right, before anybody is asked. */
export const wrongFields = (values: Partial<Record<Field, string>>): Field[] =>
  FIELDS.filter((field) => {
    const value = values[field]
    return value !== undefined && !RULES[field].test(value.trim())
  })

export const isByWechat = (error: unknown): boolean =>
  error instanceof FahuoError && error.code === 'refused_by_wechat'

/** Which field a refusal is about; null: none alone. */
export function fieldOf(error: unknown): Field | null {
  if (!(error instanceof FahuoError)) return null
  if (error.code === 'shop_known') return 'appid'
  if (error.errcode !== undefined && APPID_ERRCODES.has(error.errcode)) return 'appid'
  if (error.errcode !== undefined && SECRET_ERRCODES.has(error.errcode)) return 'secret'
  if (error.code !== 'invalid') return null
  // "Invalid request (secret: Too small)"
  return FIELDS.find((field) => new RegExp(`[(（]${field}[:：]`).test(error.message)) ?? null
}
