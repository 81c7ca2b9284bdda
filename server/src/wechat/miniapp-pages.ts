/** Which pages a Mini Program has, as its app.json or a list says. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { pageName } from './jump-path-rules.ts'

const Packages = z.array(z.object({ root: z.string(), pages: z.array(z.string()) })).default([])

/** What of an app.json is read. WeChat takes both spellings of its subpackages [official]. */
const AppJson = z.object({
  pages: z.array(z.string()),
  subPackages: Packages,
  subpackages: Packages,
})

/**
 * Reads `MINIAPP_PAGES`: the path of an app.json, or pages separated by commas.
 * @returns the pages as app.json writes them, those of subpackages with their root; or what is wrong
 */
export function readMiniappPages(text: string): { pages: string[] } | { problem: Text } {
  const pages = /\.json$/i.test(text.trim()) ? pagesOfFile(text.trim()) : text.split(',')
  if ('problem' in pages) return pages
  const named = [...new Set(pages.map(pageName).filter((page) => page !== ''))]
  return named.length > 0
    ? { pages: named }
    : { problem: { en: 'it names no page', zh: '其中没有页面' } }
}

function pagesOfFile(path: string): string[] | { problem: Text } {
  let app
  try {
    app = AppJson.parse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return {
      problem:
        typeof code === 'string'
          ? { en: `${path} cannot be read: ${code}`, zh: `无法读取 ${path}：${code}` }
          : { en: `${path} is no app.json with pages`, zh: `${path} 不是带有 pages 的 app.json` },
    }
  }
  const inPackages = [...app.subPackages, ...app.subpackages].flatMap(({ root, pages }) =>
    pages.map((page) => `${root.replace(/\/+$/, '')}/${page.replace(/^\/+/, '')}`),
  )
  return [...app.pages, ...inPackages]
}
