import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Router } from '@koa/router'
import type { Context as Koa } from 'koa'
import type { Language } from '../core/language.ts'
import { languageOf } from './errors.ts'

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const FILES: Record<string, string> = {
  'swagger-ui.css': 'css',
  'swagger-ui-bundle.js': 'js',
}

const PAGE_WORDS = {
  en: { lang: 'en', title: 'Fahuo API', other: 'docs?lang=zh', to_other: '中文' },
  zh: { lang: 'zh-CN', title: 'Fahuo 接口', other: 'docs?lang=en', to_other: 'English' },
} as const

const page = (language: Language) => {
  const { lang, title, other, to_other } = PAGE_WORDS[language]
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <p style="margin: 0; padding: 12px 20px; text-align: right; font-family: sans-serif">
      <a href="${other}">${to_other}</a>
    </p>
    <div id="api"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js?lang=${language}"></script>
  </body>
</html>
`
}

/** Swagger UI speaks English only: its own words, in Chinese. */
const LABELS: Record<string, string> = {
  'Try it out': '试一下',
  'Try it out ': '试一下',
  Cancel: '取消',
  Reset: '重置',
  Execute: '发送请求',
  Clear: '清除',
  Authorize: '填写密钥',
  'Available authorizations': '可用的认证方式',
  Logout: '退出',
  Close: '关闭',
  Parameters: '参数',
  'No parameters': '无参数',
  Name: '名称',
  Description: '说明',
  'Request body': '请求体',
  Responses: '响应',
  Response: '响应',
  'Server response': '服务器响应',
  'Response body': '响应体',
  'Response headers': '响应头',
  'Request URL': '请求地址',
  Code: '状态码',
  Details: '详情',
  Links: '链接',
  'No links': '无链接',
  'Media type': '媒体类型',
  Examples: '示例',
  'Example Value': '示例值',
  'Examples Value': '示例值',
  Schema: '结构',
  Schemas: '数据结构',
  Servers: '服务地址',
  Download: '下载',
  required: '必填',
  'Send empty value': '发送空值',
}

const start = (language: Language) => `SwaggerUIBundle({
  url: 'openapi.json?lang=${language}',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
})
${language === 'en' ? '' : TRANSLATE}`

const TRANSLATE = `const labels = ${JSON.stringify(LABELS)}
const api = document.getElementById('api')
const translate = () => {
  const texts = document.createTreeWalker(api, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode: text } = texts
    const label = labels[text.data.trim()]
    // Code and what the server answered stay as they are.
    if (label && !text.parentElement.closest('pre, code, textarea, .renderedMarkdown')) text.data = label
  }
}
new MutationObserver(translate).observe(api, { childList: true, subtree: true })
`

/** Returns the language that `?lang` names, else that of Accept-Language. */
const chosenLanguage = (ctx: Koa): Language => {
  const { lang } = ctx.query
  return lang === 'zh' || lang === 'en' ? lang : languageOf(ctx)
}

/**
 * Serves the API's description, and a page to browse it that needs nothing from elsewhere, both in
 * two languages: `?lang=zh` or Accept-Language.
 * @param describe makes the description; asked once for each language
 */
export function docsRouter(describe: (language: Language) => object): Router {
  const made: Partial<Record<Language, string>> = {}
  const router = new Router({ prefix: '/api' })
  router.get('/openapi.json', (ctx) => {
    const language = chosenLanguage(ctx)
    ctx.vary('accept-language')
    ctx.type = 'json'
    ctx.body = made[language] ??= JSON.stringify(describe(language))
  })
  router.get('/docs', (ctx) => {
    ctx.set(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    )
    ctx.vary('accept-language')
    ctx.type = 'html'
    ctx.body = page(chosenLanguage(ctx))
  })
  router.get('/docs/start.js', (ctx) => {
    ctx.type = 'js'
    ctx.body = start(chosenLanguage(ctx))
  })
  for (const [name, type] of Object.entries(FILES))
    router.get(`/docs/${name}`, (ctx) => {
      ctx.type = type
      ctx.set('cache-control', 'public, max-age=86400')
      ctx.body = createReadStream(join(swagger, name))
    })
  return router
}
