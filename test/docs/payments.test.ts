import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { until } from '../support/http.ts'
import { freePort } from '../support/ports.ts'

const root = join(import.meta.dirname, '../..')
const read = (page: string) => readFileSync(join(root, 'docs', page), 'utf8')
const en = read('PAYMENTS.md')
const zh = read('PAYMENTS.zh-CN.md')
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

it('says the same in both languages: headings, rows, commands and code', () => {
  const prose = (page: string) => page.replaceAll(/```[\s\S]*?```/g, '')
  const outline = (page: string) => ({
    headings: matches(page, /^(#+) /gm),
    rows: matches(prose(page), /^(\|)/gm).length,
    code: [...new Set(matches(prose(page), /`([^`]+)`/g))].toSorted(),
    blocks: matches(page, /```\w*\n([\s\S]*?)```/g).map((block) =>
      block.replaceAll(/\/\/.*$/gm, '//'),
    ),
  })
  expect(outline(zh)).toEqual(outline(en))
})

/** A block of code that is run here. */
const snippet = (name: string) =>
  new RegExp(`<!-- snippet ${name} -->\\s*\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(en)?.[1] ?? ''

const heard: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    heard.push({
      path: req.url ?? '',
      headers: req.headers,
      body: Buffer.concat(chunks).toString(),
    })
    res.writeHead(204).end()
  })
})
let url: string
let folder: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = await mkdtemp(join(tmpdir(), 'fahuo-snippets-'))
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const SENT = {
  'wechatpay-serial': 'PUB_KEY_ID_1',
  'wechatpay-signature': 'c2lnbg==',
  'wechatpay-timestamp': '1795000000',
  'wechatpay-nonce': 'abc',
}
const BODY = '{ "id":"EV-1",  "summary":"支付成功" }'

it('the snippet of Node passes on body and headers as they came', async () => {
  type Handler = (req: object, res: object) => void
  let handler: Handler | undefined
  const app = { post: (_path: string, _raw: unknown, given: Handler) => (handler = given) }
  const express = { raw: () => null }
  // Runs what the page says, against a server of ours.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  new Function('app', 'express', 'FAHUO', 'MCHID', snippet('node'))(app, express, url, '1900000109')
  const get = (name: string) => (SENT as Record<string, string>)[name]
  const res = { status: () => res, end: () => res }
  handler?.({ get, body: Buffer.from(BODY) }, res)
  await until(
    () => Promise.resolve(heard.length),
    (count) => count === 1,
  )
  expect(heard.pop()).toMatchObject({ path: '/wechat/pay/1900000109', headers: SENT, body: BODY })
})

/** A language whose tools are not on this machine cannot run: no test is skipped for it. */
const here = (language: string, has: boolean) => (has ? [language] : [])

const has_java = spawnSync('javac', ['-version']).status === 0
it.each(here('Java', has_java))('the snippet of %s does', { timeout: 120_000 }, async () => {
  const headers = Object.entries(SENT)
    .map(([name, value]) => `headers.put("${name}", "${value}");`)
    .join('\n')
  const source = `
    import java.net.URI;
    import java.net.http.*;
    import java.nio.charset.StandardCharsets;
    import java.time.Duration;
    import java.util.*;
    import java.util.function.Function;
    public class PassOn {
      public static void main(String[] args) throws Exception {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ${headers}
        byte[] body = ${JSON.stringify(BODY)}.getBytes(StandardCharsets.UTF_8);
        passOn(HttpClient.newHttpClient(), args[0], "1900000109", body, headers::get);
        Thread.sleep(30_000);
      }
      ${snippet('java')}
    }`
  const file = join(folder, 'PassOn.java')
  writeFileSync(file, source)
  execFileSync('javac', ['-encoding', 'UTF-8', '-d', folder, file])
  const child = spawn('java', ['-cp', folder, 'PassOn', url], { stdio: 'ignore' })
  await until(
    () => Promise.resolve(heard.length),
    (count) => count === 1,
    60_000,
  )
  child.kill()
  expect(heard.pop()).toMatchObject({ path: '/wechat/pay/1900000109', headers: SENT, body: BODY })
})

const has_php = spawnSync('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']).status === 0
it.each(here('PHP', has_php))('the snippet of %s does', async () => {
  const file = join(folder, 'notify.php')
  writeFileSync(file, `<?php\n$fahuo = '${url}';\n$mchid = '1900000109';\n${snippet('php')}`)
  const port = await freePort()
  const shop = `127.0.0.1:${port}`
  const child = spawn('php', ['-S', shop, file], { stdio: 'ignore' })
  try {
    await until(
      () =>
        fetch(`http://${shop}/`, { method: 'POST', headers: SENT, body: BODY }).catch(() => null),
      (answer) => answer !== null,
      30_000,
    )
    expect(heard.pop()).toMatchObject({
      path: '/wechat/pay/1900000109',
      headers: SENT,
      body: BODY,
    })
  } finally {
    child.kill()
  }
})

// Compiling takes long where nothing is compiled yet.
const has_go = sizes.go && spawnSync('go', ['version']).status === 0
it.each(here('Go', has_go))('the snippet of %s does', { timeout: 300_000 }, async () => {
  const headers = Object.entries(SENT)
    .map(([name, value]) => `from.Set(${JSON.stringify(name)}, ${JSON.stringify(value)})`)
    .join('\n\t')
  const file = join(folder, 'main.go')
  writeFileSync(
    file,
    `package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"time"
)

${snippet('go')}
func main() {
	from := http.Header{}
	${headers}
	passOn(os.Args[1], "1900000109", []byte(${JSON.stringify(BODY)}), from)
}
`,
  )
  const child = spawn('go', ['run', file, url], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(heard.pop()).toMatchObject({ path: '/wechat/pay/1900000109', headers: SENT, body: BODY })
})
