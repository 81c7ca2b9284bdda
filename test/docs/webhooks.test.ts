/** The code that verifies a delivery, as the documents show it: run in the languages that are at hand. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { signatureHeaders } from '../../server/src/webhooks/signature.ts'
import { sizes } from '../sizes.ts'

const ROOT = join(import.meta.dirname, '../..')
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const BODY = '{"type":"order.paid","data":{"order":{"transaction_id":"42","description":"茶"}}}'

const snippets = (page: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(
        /```(js|php|python|go)\n(.*?)```/gs,
      ),
    ].map(([, language = '', code = '']) => [language, code]),
  )
const english = snippets('WEBHOOKS.md')

const literal = (value: unknown) => JSON.stringify(JSON.stringify(value))
const client = pathToFileURL(join(ROOT, 'packages/client/src/index.ts')).href

/** How a snippet is run: it prints the payment's number, or fails. */
const RUNS: Record<string, { command: string; program: (code: string, given: object) => string }> =
  {
    js: {
      command: process.execPath,
      program: (code, given) =>
        `const { body, headers } = JSON.parse(${literal(given)})
const request = { headers }
process.env.FAHUO_SECRET = ${JSON.stringify(SECRET)}
${code.replace(/import (.*) from '@fahuo\/client'/, `const $1 = await import('${client}')`)}`,
    },
    python: {
      command: 'python3',
      program: (code, given) => `import base64, hmac, json, time
${code}
given = json.loads(${literal(given)})
event = fahuo_event(given["body"].encode(), given["headers"], ${JSON.stringify(SECRET)})
print(event["data"]["order"]["transaction_id"])`,
    },
    php: {
      command: 'php',
      program: (code, given) => `${code}
$given = json_decode(${literal(given).replaceAll('$', String.raw`\$`)}, true);
$event = fahuo_event($given['body'], $given['headers'], '${SECRET}');
echo $event['data']['order']['transaction_id'];`,
    },
    go: {
      command: 'go',
      program: (code, given) => `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

${code}
func main() {
	var given struct {
		Body    string
		Headers map[string]string
	}
	if err := json.Unmarshal([]byte(${literal(given)}), &given); err != nil {
		panic(err)
	}
	headers := http.Header{}
	for name, value := range given.Headers {
		headers.Set(name, value)
	}
	if err := fahuoEvent([]byte(given.Body), headers, ${JSON.stringify(SECRET)}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("42")
}
`,
    },
  }
const ARGUMENTS: Record<string, string[]> = {
  js: ['--input-type=module', '-e'],
  python: ['-c'],
  php: ['-r'],
}

const folder = mkdtempSync(join(tmpdir(), 'fahuo-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

const answers = (command: string) =>
  spawnSync(command, [command === 'go' ? 'version' : '--version']).status === 0

// Go compiles: at full size only.
const at_hand = Object.keys(RUNS).filter(
  (language) => (language !== 'go' || sizes.go) && answers(RUNS[language]!.command),
)

const run = (language: string, timestamp: number, body = BODY) => {
  const headers = signatureHeaders([SECRET], { id: 'evt_1', timestamp, body: BODY })
  const { command, program } = RUNS[language]!
  const code = program(english[language] ?? '', { body, headers })
  const file = join(folder, 'main.go')
  if (language === 'go') writeFileSync(file, code)
  const given = language === 'go' ? ['run', file] : [...ARGUMENTS[language]!, code]
  const { status, stdout } = spawnSync(command, given, { encoding: 'utf8' })
  return { ok: status === 0, printed: stdout.trim() }
}

describe('code that verifies deliveries', () => {
  it('is the same on both pages, in four languages', () => {
    expect(Object.keys(english).toSorted()).toEqual(['go', 'js', 'php', 'python'])
    expect(snippets('WEBHOOKS.zh-CN.md')).toEqual(english)
  })

  it.each(at_hand)(
    'takes a delivery, no forged and no old one: %s',
    { timeout: 300_000 },
    (language) => {
      const now = Math.floor(Date.now() / 1000)
      expect(run(language, now)).toEqual({ ok: true, printed: '42' })
      expect(run(language, now, BODY.replace('42', '43'))).toEqual({ ok: false, printed: '' })
      expect(run(language, now - 3_600)).toEqual({ ok: false, printed: '' })
    },
  )
})
