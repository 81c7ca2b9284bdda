import { z } from 'zod'
import { setting } from '../core/setting.ts'

/** A file name, or postgres://…: mysql://… would be the name of a file, and quietly become one. */
export const isDatabaseUrl = (url: string): boolean =>
  /^postgres(ql)?:\/\//.test(url) || !/^[a-z][a-z\d+.-]+:/i.test(url)

/** The setting of the command that copies a database. */
export const copySettings = {
  FAHUO_TARGET_URL: setting(
    z.string().refine(isDatabaseUrl).optional(),
    {
      en: 'the other database of `fahuo migrate-to`, instead of its argument; used by that command only',
      zh: '`fahuo migrate-to` 的目标数据库，可代替命令行参数；仅该命令使用',
    },
    'postgres://fahuo@db.example.com/fahuo',
  ),
}
