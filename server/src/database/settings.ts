import { z } from 'zod'
import { parseMasterKey } from '../core/sealing.ts'
import { secretSetting } from '../core/setting.ts'

/** A file name, or postgres://…: mysql://… would be the name of a file, and quietly become one. */
export const isDatabaseUrl = (url: string): boolean =>
  /^postgres(ql)?:\/\//.test(url) || !/^[a-z][a-z\d+.-]+:/i.test(url)

/** Shows which database it is, without who opens it. */
export function databaseShown(value: unknown): string {
  const url = String(value)
  if (!/^postgres(ql)?:/.test(url)) return url
  if (!URL.canParse(url)) return 'postgres'
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}

const master_key = z
  .string()
  .refine((key) => parseMasterKey(key) !== null)
  .optional()

/** The settings of what is sealed, and of commands that work on a database. */
export const sealingSettings = {
  FAHUO_TARGET_URL: secretSetting(
    z.string().refine(isDatabaseUrl).optional(),
    {
      en: 'the other database of `fahuo migrate-to`, instead of its argument; used by that command only',
      zh: '`fahuo migrate-to` 的目标数据库，可代替命令行参数；仅该命令使用',
    },
    'postgres://fahuo@db.example.com/fahuo',
  ),
  FAHUO_MASTER_KEY: secretSetting(
    master_key,
    {
      en: '32 bytes in base64 that seal the access token and the secret of sessions in the database. PostgreSQL needs it; with SQLite it is made at the first start in a file beside the database. This line makes one: echo "FAHUO_MASTER_KEY=$(openssl rand -base64 32)" >> .env',
      zh: '32 字节的 base64，用于加密数据库中的 access token 和会话密钥。使用 PostgreSQL 时必填；使用 SQLite 时首次启动会在数据库旁生成密钥文件。生成命令：echo "FAHUO_MASTER_KEY=$(openssl rand -base64 32)" >> .env',
    },
    'q1Kx0o3cE6yVw5b8Tn2rLr4Zs7uXy9AaBbCcDdEeFfQ=',
  ),
  FAHUO_NEXT_MASTER_KEY: secretSetting(
    master_key,
    {
      en: 'the key that `fahuo master-key rotate` puts in the place of FAHUO_MASTER_KEY; used by that command only',
      zh: '`fahuo master-key rotate` 用来替换 FAHUO_MASTER_KEY 的新密钥；仅该命令使用',
    },
    'Zk0x3cE6yVw5b8Tn2rLr4Zs7uXy9AaBbCcDdEeFfQq8=',
  ),
}
