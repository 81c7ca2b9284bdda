/** The account at WeChat: its checks, images, the famous brand, the trade type. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { IMAGE } from '../support/image.ts'
import { openMerchant, type Refusal } from '../support/merchant.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const TIMEOUT_MS = 90_000
const MANAGED = '/wxa/sec/order/is_trade_managed'
const CONFIRMED = '/wxa/sec/order/is_trade_management_confirmation_completed'
const UPLOAD = '/cgi-bin/media/upload'
const APPLY = '/wxa/sec/famousbrand/apply'
const TRADE_TYPE = '/wxa/sec/order/setwxatradetypecgi'
const HOUR_MS = 3_600_000

interface Check {
  value: boolean | null
  errcode: number | null
  cause: string | null
  remedy: string | null
  since: number
  asked_at: number
}
interface TradeType {
  state: string
  trade_type: number | null
}
interface AccountAnswer {
  account: {
    is_trade_managed: Check | null
    is_trade_management_confirmation_completed: Check | null
    trade_type: TradeType | null
  }
}
interface Board {
  board: { attention: { kind: string; facts: object }[] }
}

describe.each(['sqlite', 'postgres'] as const)(
  'the account (%s)',
  { timeout: TIMEOUT_MS },
  (engine) => {
    const cleanups: (() => Promise<unknown>)[] = []
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
    })

    /** A server whose clock a test may set ahead. */
    async function start(prepare?: (emulator: string) => Promise<unknown>) {
      const ahead = { ms: 0 }
      const clock = { now: () => Date.now() + ahead.ms }
      const pair = await startPairOn(engine, {}, prepare, {}, { clock })
      cleanups.push(() => pair.stop())
      const { fault, calls } = openMerchant(() => pair)
      const account = async (query = '') =>
        (await pair.merchant<AccountAnswer>('GET', `/api/account${query}`)).body.account
      /** Waits until the start has asked. */
      const asked = () =>
        until(account, (found) => found.is_trade_management_confirmation_completed !== null)
      const waiting = async () =>
        (await pair.merchant<Board>('GET', '/api/board')).body.board.attention.map(
          ({ kind }) => kind,
        )
      const upload = async (body: BodyInit = IMAGE, headers: Record<string, string> = {}) => {
        const answer = await fetch(`${pair.url}/api/account/media`, {
          method: 'POST',
          headers: { authorization: `Bearer ${pair.api_key}`, ...headers },
          body,
        })
        return {
          status: answer.status,
          body: (await answer.json()) as Refusal & { media_id: string; expires_at: number },
        }
      }
      const cli = (...args: string[]) =>
        fahuo([...args, '--server', pair.url], { ...pair.env, FAHUO_API_KEY: pair.api_key })
      return { pair, ahead, fault, calls, account, asked, waiting, upload, cli }
    }

    const doctor = async (pair: Pair, lang = 'C') =>
      (await fahuo(['doctor'], { ...pair.env, LANG: lang })).output

    describe('its two checks', () => {
      it('are asked once a day, and again every start while the answer is not yes', async () => {
        const { pair, ahead, asked, calls, account } = await start()
        const first = await asked()
        expect(first).toMatchObject({
          is_trade_managed: { value: true, errcode: null, cause: null },
          is_trade_management_confirmation_completed: { value: true },
          trade_type: null,
        })
        await pair.restart()
        ahead.ms = 23 * HOUR_MS
        await pair.restart()
        expect(await calls(MANAGED)).toHaveLength(1)
        ahead.ms = 25 * HOUR_MS
        await pair.restart()
        await until(
          () => calls(MANAGED),
          (asked_then) => asked_then.length === 2,
        )
        const later = await until(
          account,
          (found) => found.is_trade_managed!.asked_at > first.is_trade_managed!.asked_at,
        )
        expect(later.is_trade_managed!.since).toBe(first.is_trade_managed!.since)
      })

      it('tell people when they turn to no, and that it is over when they turn back', async () => {
        const { pair, asked, account, waiting, cli } = await start()
        await asked()
        expect(await waiting()).toEqual([])
        await pair.control('POST', '/settings', { confirmation_completed: false })
        const off = await account('?refresh=true')
        expect(off).toMatchObject({
          is_trade_managed: { value: true },
          is_trade_management_confirmation_completed: { value: false, errcode: null },
        })
        expect(await waiting()).toEqual(['trade_confirmation_incomplete'])
        expect(
          pair.lines.filter(({ message }) => message.includes('Not every merchant number')),
        ).toMatchObject([{ level: 'error' }])
        const shown = await cli('account')
        expect([shown.code, shown.output]).toEqual([
          1,
          expect.stringMatching(/all merchant numbers confirmed +no +since/),
        ])
        expect(await doctor(pair)).toMatch(/✗ settlement: not confirmed for all merchant numbers/)

        await pair.control('POST', '/settings', { confirmation_completed: true })
        // Asked by doctor, which the server then knows.
        expect(await doctor(pair, 'zh_CN.UTF-8')).toMatch(/✓ 结算确认：全部商户号已确认/)
        expect(await waiting()).toEqual([])
        expect(await account()).toMatchObject({
          is_trade_management_confirmation_completed: { value: true },
        })
        expect((await cli('account')).code).toBe(0)
      })

      it('take 48001 for an account without the service, and keep telling over a restart', async () => {
        const { pair, asked, account, waiting, calls, cli } = await start()
        await asked()
        await pair.control('POST', '/settings', { shipping_management: false })
        expect(await account('?refresh=true')).toMatchObject({
          is_trade_managed: {
            value: false,
            errcode: 48_001,
            remedy: expect.stringContaining('Enable shipping management') as string,
          },
        })
        expect(await waiting()).toContain('trade_management_off')
        await pair.restart()
        // Not yes: every start and every hour asks again.
        await until(
          () => calls(MANAGED),
          (all) => all.length === 3,
        )
        expect(await waiting()).toContain('trade_management_off')
        expect(await doctor(pair)).toMatch(
          /✗ credentials, IP, service: 48001: .*\n {2}→ Open and confirm shipping management/,
        )
        const { output } = await cli('--lang', 'zh', 'account')
        expect(output).toMatch(/发货管理 +否 +自 .* errcode 48001/)
        expect(output).toContain('账号没有该接口的权限')
        await pair.control('POST', '/settings', { shipping_management: true })
        expect(await account('?refresh=true')).toMatchObject({ is_trade_managed: { value: true } })
        expect(await waiting()).toEqual([])
      })

      it('know nothing when WeChat refuses to say, and keep what they knew when it does not answer', async () => {
        const { pair, asked, account, waiting, fault } = await start()
        const before = await asked()
        for (const effect of ['cut_after', 'cut_before', 'http', 'garbage_after'])
          await fault(MANAGED, effect)
        await fault(MANAGED, 'errcode', { errcode: -1 })
        for (let times = 0; times < 5; times += 1)
          expect((await account('?refresh=true')).is_trade_managed).toEqual(before.is_trade_managed)
        await fault(MANAGED, 'errcode', { errcode: 61_003 })
        expect((await account('?refresh=true')).is_trade_managed).toMatchObject({
          value: null,
          errcode: 61_003,
          cause: 'The merchant has not authorised this third-party platform.',
        })
        expect(await waiting()).toEqual([])
        await fault(CONFIRMED, 'errcode', { errcode: 61_003 })
        expect(await doctor(pair)).toMatch(
          /✗ settlement: 61003: .*\n {2}→ .*permission set 18 or 142/,
        )
        // A no that WeChat says itself.
        await fault(MANAGED, 'garbage_after', {
          body: '{"errcode":0,"errmsg":"ok","is_trade_managed":false}',
        })
        expect((await account('?refresh=true')).is_trade_managed).toMatchObject({
          value: false,
          errcode: null,
        })
        expect(await waiting()).toEqual(['trade_management_off'])
      })
    })

    describe('an image', () => {
      it('is uploaded as it is or in a form, and kept by WeChat for three days', async () => {
        const { upload, calls } = await start()
        const { status, body } = await upload()
        expect(status).toBe(200)
        expect(body.media_id.length).toBeGreaterThan(20)
        expect(body.expires_at - Date.now() / 1000).toBeGreaterThan(2.9 * 86_400)
        const form = new FormData()
        form.append('media', new File([IMAGE], '营业执照 张三.png'))
        expect((await upload(form)).status).toBe(200)
        // Its own name, which may say whose it is, stays here.
        expect((await calls(UPLOAD)).map(({ request }) => request)).toMatchObject(
          Array.from({ length: 2 }, () => ({
            type: 'image',
            media: { name: 'image.png', type: 'image/png', size: IMAGE.length },
          })),
        )
      })

      it.each([
        ['nothing', '', 422, 41_005],
        ['a PDF', '%PDF-1.7', 422, 40_004],
        ['a text', 'proof.png', 422, 40_004],
        ['a little more than 2 MB', new Blob([IMAGE, new Uint8Array(2 ** 21)]), 422, 45_001],
      ] as const)(
        'that is %s is refused, and nothing is sent',
        async (_, file, status, errcode) => {
          const { upload, calls } = await start()
          const answer = await upload(file)
          expect([answer.status, answer.body.error.code, answer.body.error.errcode]).toEqual([
            status,
            'invalid',
            errcode,
          ])
          expect(answer.body.error.remedy).not.toBe('')
          expect(await calls(UPLOAD)).toEqual([])
        },
      )

      it('that is much too large, or a form without a file, is refused in both languages', async () => {
        const { upload } = await start()
        const large = await upload(new Blob([IMAGE, new Uint8Array(3 * 2 ** 20)]), {
          'accept-language': 'zh',
        })
        expect([large.status, large.body.error]).toEqual([
          413,
          {
            code: 'image_too_large',
            message: '图片过大',
            remedy: '请上传不超过 2 MB 的 JPEG、PNG 或 GIF。',
          },
        ])
        const form = new FormData()
        form.append('media', 'a text')
        const none = await upload(form)
        expect([none.status, none.body.error.message]).toEqual([
          400,
          'Invalid request (the form holds no file)',
        ])
      })

      it('may be sent again after a lost answer', async () => {
        const { upload, fault } = await start()
        await fault(UPLOAD, 'cut_after')
        const lost = await upload()
        expect([lost.status, lost.body.error.code]).toEqual([503, 'wechat_unavailable'])
        expect((await upload()).status).toBe(200)
        await fault(UPLOAD, 'errcode', { errcode: 45_009 })
        const refused = await upload()
        expect([refused.status, refused.body.error.errcode]).toEqual([422, 45_009])
      })

      it('goes through the proxy as an SDK sends it', async () => {
        const { pair, calls } = await start()
        const sdk = async (file: Blob | null, query = 'type=image') => {
          const { access_token } = (
            await call<{ access_token: string }>('POST', `${pair.url}/cgi-bin/stable_token`, {
              body: { secret: pair.api_key },
            })
          ).body
          const form = new FormData()
          if (file) form.append('media', file, 'whatever.jpg')
          const answer = await fetch(`${pair.url}${UPLOAD}?access_token=${access_token}&${query}`, {
            method: 'POST',
            body: form,
          })
          return (await answer.json()) as { errcode?: number; media_id?: string }
        }
        expect(await sdk(new Blob([IMAGE]))).toMatchObject({
          media_id: expect.any(String) as string,
        })
        expect(await sdk(new Blob(['%PDF']))).toMatchObject({ errcode: 40_004 })
        expect(await sdk(new Blob([IMAGE, new Uint8Array(3 * 2 ** 20)]))).toMatchObject({
          errcode: 45_001,
        })
        expect((await sdk(new Blob([IMAGE]), 'type=voice')).errcode).toBe(40_004)
        expect((await sdk(new Blob([IMAGE]), '')).errcode).toBe(47_001)
        expect((await sdk(null)).errcode).toBe(47_001)
        expect(await calls(UPLOAD)).toHaveLength(1)
      })
    })

    describe('a famous brand', () => {
      interface Brand {
        brand: { status: number; status_text: string; audit_reason: string | null }
      }

      async function startBrand() {
        const running = await start()
        const { pair, upload } = running
        const apply = (Application: object) =>
          pair.merchant<Brand & Refusal>('POST', '/api/account/brand', { Application })
        const status = async () => (await pair.merchant<Brand>('GET', '/api/account/brand')).body
        const { media_id } = (await upload()).body
        const flagship = {
          apply_for: 1,
          audit_info: {
            brand_name: '山间茶事',
            brand_type: 4,
            flagship_in_which_ec_platform: '京东',
            ec_platform_proof_list: [media_id],
          },
        }
        return { ...running, apply, status, flagship, media_id }
      }

      it('is applied for with proofs, reviewed, rejected and applied for again', async () => {
        const { pair, apply, status, flagship, media_id } = await startBrand()
        expect(await status()).toEqual({
          brand: { status: 0, status_text: 'not applied for', apply_for: 0, audit_reason: null },
        })
        expect(await apply(flagship)).toMatchObject({
          status: 200,
          body: { brand: { status: 1, status_text: 'in review', apply_for: 1 } },
        })
        const second = await apply(flagship)
        expect([second.status, second.body.error.errcode]).toEqual([422, 10_210_002])
        await pair.control('POST', '/brand', { status: 2, audit_reason: 'unclear proof' })
        expect((await status()).brand).toMatchObject({ status: 2, audit_reason: 'unclear proof' })
        const trademark = { brand_name: '山间茶事', brand_type: 7 }
        const again = {
          apply_for: 1,
          audit_info: { ...trademark, authority_certified_proof_list: [media_id] },
        }
        expect((await apply(again)).body.brand.status).toBe(1)
      })

      it('is refused field by field, with WeChat’s code, and nothing is sent', async () => {
        const { pair, apply, flagship, calls } = await startBrand()
        const info = flagship.audit_info
        const without = (name: keyof typeof info) => {
          const { [name]: _, ...rest } = info
          return { apply_for: 1, audit_info: rest }
        }
        const cases: [object, number, number | undefined, string][] = [
          [{}, 400, undefined, 'Application.apply_for'],
          [{ apply_for: 3 }, 400, undefined, 'Application.apply_for'],
          [{ apply_for: 1 }, 422, 10_210_001, 'Application.audit_info'],
          [without('brand_name'), 400, undefined, 'Application.audit_info.brand_name'],
          [without('brand_type'), 400, undefined, 'Application.audit_info.brand_type'],
          [
            without('flagship_in_which_ec_platform'),
            422,
            10_210_001,
            'Application.audit_info.flagship_in_which_ec_platform',
          ],
          [
            without('ec_platform_proof_list'),
            422,
            10_210_001,
            'Application.audit_info.ec_platform_proof_list',
          ],
          [
            { apply_for: 1, audit_info: { brand_name: 'X', brand_type: 7 } },
            422,
            10_210_001,
            'Application.audit_info.authority_certified_proof_list',
          ],
          [
            { apply_for: 1, audit_info: { ...info, brand_type: 9 } },
            400,
            undefined,
            'Application.audit_info.brand_type',
          ],
          [
            { apply_for: 1, audit_info: { ...info, brand_name: 'x'.repeat(129) } },
            400,
            undefined,
            'Application.audit_info.brand_name',
          ],
          [
            { apply_for: 1, audit_info: { ...info, proof_list: ['m'] } },
            422,
            undefined,
            'Application.audit_info.proof_list',
          ],
          [
            { apply_for: 1, audit_info: { ...info, other_material_list: Array(21).fill('m') } },
            400,
            undefined,
            'Application.audit_info.other_material_list',
          ],
        ]
        for (const [body, status, errcode, field] of cases) {
          const answer = await apply(body)
          expect([answer.status, answer.body.error.errcode, answer.body.error.message]).toEqual([
            status,
            errcode,
            expect.stringContaining(field),
          ])
        }
        const lower = await pair.merchant<Refusal>('POST', '/api/account/brand', {
          application: flagship,
        })
        expect(lower.body.error.message).toContain('did you mean Application?')
        expect(await calls(APPLY)).toEqual([])
        // What only WeChat can know: an image that is gone.
        const gone = await apply({
          apply_for: 1,
          audit_info: { ...info, ec_platform_proof_list: ['gone'] },
        })
        expect([gone.status, gone.body.error.errcode, gone.body.error.remedy]).toEqual([
          422,
          10_210_003,
          expect.stringContaining('Upload it again'),
        ])
      })

      it('that lost its answer is asked for, and may be sent again when it did not arrive', async () => {
        const { apply, flagship, fault, calls, pair } = await startBrand()
        await fault(APPLY, 'cut_before')
        const lost = await apply(flagship)
        expect([lost.status, lost.body.error.code]).toEqual([503, 'wechat_unavailable'])
        await fault(APPLY, 'cut_after')
        expect(await apply(flagship)).toMatchObject({ status: 200, body: { brand: { status: 1 } } })
        await pair.control('POST', '/brand', { status: 0 })
        await fault(APPLY, 'errcode_after', { errcode: -1 })
        expect(await apply(flagship)).toMatchObject({ status: 200, body: { brand: { status: 1 } } })
        expect(await calls(APPLY)).toHaveLength(3)
        // Neither the answer nor the status comes.
        await fault(APPLY, 'cut_before')
        await fault('/wxa/sec/famousbrand/get_status', 'cut_before')
        expect((await apply(flagship)).body.error.code).toBe('wechat_unavailable')
      })

      it('is applied for and shown at the command line', async () => {
        const { cli, calls } = await startBrand()
        const folder = await mkdtemp(join(tmpdir(), 'fahuo-brand-'))
        cleanups.push(() => rm(folder, { recursive: true, force: true }))
        const [proof, pdf] = [join(folder, 'proof.png'), join(folder, 'proof.pdf')]
        await writeFile(proof, IMAGE)
        await writeFile(pdf, '%PDF-1.7')
        expect((await cli('account', 'brand')).output).toBe('famous brand: not applied for\n')
        const apply = (...more: string[]) => cli('account', 'brand', 'apply', ...more)
        const type4 = [
          '--name',
          '山间茶事',
          '--type',
          '4',
          '--platform',
          '京东',
          '--platform-proof',
        ]
        const wrong = await apply(...type4, pdf)
        expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('JPEG, PNG or GIF')])
        const missing = await apply(...type4, join(folder, 'nowhere.png'))
        expect(missing.output).toContain('nowhere.png cannot be read: ENOENT')
        expect((await apply('--name', 'X')).output).toContain('Give --name and --type')
        expect(await calls(APPLY)).toEqual([])
        const done = await apply(...type4, proof, proof)
        expect([done.code, done.output]).toEqual([0, 'famous brand: in review\n'])
        const [sent] = await calls<{
          Application: { audit_info: { ec_platform_proof_list: string[] } }
        }>(APPLY)
        expect(sent!.request.Application.audit_info.ec_platform_proof_list).toHaveLength(2)
        expect((await cli('--lang', 'zh', 'account', 'brand')).output).toBe('知名品牌：审核中\n')
      })
    })

    describe('the trade type', () => {
      const many = (length: number, type: number) =>
        Array.from({ length }, () => ({ type, media_id: 'm' }))

      async function startTradeType() {
        const running = await start()
        const { pair, upload } = running
        const { media_id } = (await upload()).body
        const body = {
          trade_type: 2,
          material_list: [{ type: 1, media_id }],
          reason: 'we now sell goods',
        }
        const apply = (more: object = { confirm: true }) =>
          pair.merchant<{ trade_type: TradeType } & Refusal>('POST', '/api/account/trade-type', {
            ...body,
            ...more,
          })
        return { ...running, apply, body }
      }

      it('is sent once, when a person says so, and remembered', async () => {
        const { pair, apply, account, calls } = await startTradeType()
        for (const more of [{}, { confirm: false }, { repeat: true }]) {
          const { status, body } = await apply(more)
          expect([status, body.error.code]).toEqual([409, 'confirmation_needed'])
          expect(body.error.message).toContain('once, it cannot be taken back')
          expect(body.error.remedy).toContain('"confirm": true')
        }
        for (const [wrong, field] of [
          [{ trade_type: 5 }, 'trade_type'],
          [{ material_list: [] }, 'material_list'],
          [{ material_list: many(11, 1) }, 'material_list'],
          [{ material_list: many(4, 2) }, 'at most 3 videos'],
          [{ material_list: [{ type: 3, media_id: 'm' }] }, 'material_list.0.type'],
          [{ reason: '' }, 'reason'],
          [{ reason: 'x'.repeat(1001) }, 'reason'],
        ] as const) {
          const { status, body } = await apply({ confirm: true, ...wrong })
          expect([status, body.error.message]).toEqual([400, expect.stringContaining(field)])
        }
        expect(await calls(TRADE_TYPE)).toEqual([])
        expect(await account()).toMatchObject({ trade_type: null })

        // A refusal is no application.
        const gone = await apply({ confirm: true, material_list: [{ type: 1, media_id: 'gone' }] })
        expect([gone.status, gone.body.error.errcode]).toEqual([422, 40_007])
        expect(await account()).toMatchObject({ trade_type: null })

        expect(await apply()).toMatchObject({
          status: 200,
          body: { trade_type: { state: 'applied', trade_type: 2 } },
        })
        await pair.restart()
        expect(await account()).toMatchObject({ trade_type: { state: 'applied', trade_type: 2 } })
        const again = await apply()
        expect([again.status, again.body.error.code]).toEqual([409, 'confirmation_needed'])
        expect(again.body.error.message).toContain('applied already (2, physical e-commerce)')
        expect(await calls(TRADE_TYPE)).toHaveLength(2)
        // A person insists: it is WeChat's word then.
        const insisted = await apply({ confirm: true, repeat: true })
        expect([insisted.status, insisted.body.error.errcode]).toEqual([422, 268_486_048])
        expect(await account()).toMatchObject({ trade_type: { state: 'applied', trade_type: 2 } })
        expect(await doctor(pair)).toContain('✓ trade type: applied: 2')
      })

      it('that was applied for elsewhere is known by WeChat’s refusal', async () => {
        const { pair, apply, account, body, calls } = await startTradeType()
        const { access_token } = (
          await call<{ access_token: string }>('POST', `${pair.emulator}/cgi-bin/stable_token`, {
            body: { grant_type: 'client_credential', appid: pair.appid, secret: pair.secret },
          })
        ).body
        const url = `${pair.emulator}${TRADE_TYPE}?access_token=${access_token}`
        expect((await call('POST', url, { body })).body).toMatchObject({ errcode: 0 })
        const refused = await apply()
        expect([refused.status, refused.body.error.errcode]).toEqual([422, 268_486_048])
        expect(await account()).toMatchObject({
          trade_type: { state: 'applied', trade_type: null },
        })
        expect((await apply()).body.error.code).toBe('confirmation_needed')
        expect(await calls(TRADE_TYPE)).toHaveLength(2)
      })

      it.each([
        ['arrived', 'cut_after', {}],
        ['arrived, by a busy WeChat', 'errcode_after', { errcode: -1 }],
        ['arrived, by an answer that is none', 'garbage_after', {}],
        ['did not arrive', 'cut_before', {}],
      ] as const)(
        'that lost its answer and %s is left to a person, and never sent by itself',
        async (_, effect, more) => {
          const { pair, apply, account, calls, fault, waiting } = await startTradeType()
          await fault(TRADE_TYPE, effect, more)
          const lost = await apply()
          expect([lost.status, lost.body.error.code]).toEqual([502, 'outcome_unknown'])
          expect(await account()).toMatchObject({ trade_type: { state: 'unknown', trade_type: 2 } })
          expect(await waiting()).toContain('trade_type_unknown')
          await pair.restart()
          const blind = await apply()
          expect([blind.status, blind.body.error.code]).toEqual([409, 'confirmation_needed'])
          expect(blind.body.error.message).toContain('may have arrived')
          expect(await calls(TRADE_TYPE)).toHaveLength(1)
          expect(await doctor(pair)).toMatch(/✗ trade type: WeChat's answer .* was lost/)
          // A person decides.
          expect(await apply({ confirm: true, repeat: true })).toMatchObject({
            status: 200,
            body: { trade_type: { state: 'applied', trade_type: 2 } },
          })
          expect(await waiting()).not.toContain('trade_type_unknown')
        },
      )

      it('whose answer was lost stays unknown when a repetition is refused for another reason', async () => {
        const { apply, account, fault, waiting } = await startTradeType()
        await fault(TRADE_TYPE, 'cut_before')
        expect((await apply()).body.error.code).toBe('outcome_unknown')
        const material_list = [{ type: 1, media_id: 'gone' }]
        const refused = await apply({ confirm: true, repeat: true, material_list })
        expect(refused.body.error.errcode).toBe(40_007)
        expect(await account()).toMatchObject({ trade_type: { state: 'unknown', trade_type: 2 } })
        expect(await waiting()).toContain('trade_type_unknown')
      })

      it('that was not sent leaves nothing behind', async () => {
        const { apply, account, fault, calls } = await startTradeType()
        await fault(TRADE_TYPE, 'errcode', { errcode: 45_009 })
        expect((await apply()).body.error.errcode).toBe(45_009)
        expect(await account()).toMatchObject({ trade_type: null })
        expect((await apply()).status).toBe(200)
        expect(await calls(TRADE_TYPE)).toHaveLength(2)
      })

      it('is sent once by two who ask at the same moment', async () => {
        const { apply, calls, fault } = await startTradeType()
        await fault(TRADE_TYPE, 'delay_after', { ms: 300 })
        const answers = await Promise.all([apply(), apply(), apply()])
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
        expect(await calls(TRADE_TYPE)).toHaveLength(1)
      })

      it('that was under way when the server was killed is left to a person', async () => {
        const { pair, ahead, apply, account, calls, fault, waiting, body } = await startTradeType()
        await fault(TRADE_TYPE, 'delay_after', { ms: 60_000 })
        await pair.restart(async () => {
          const { end } = await startServerProcess(pair.env)
          const asked = call('POST', `${pair.url}/api/account/trade-type`, {
            key: pair.api_key,
            body: { ...body, confirm: true },
          }).catch(() => null)
          // WeChat has it, and its answer is on the way.
          await until(
            () => calls(TRADE_TYPE),
            (all) => all.length === 1,
          )
          await end('SIGKILL')
          expect(await asked).toBeNull()
        })
        // For some minutes it may still be under way on another server.
        expect(await account()).toMatchObject({ trade_type: { state: 'sending' } })
        expect((await apply()).body.error.code).toBe('not_open')
        ahead.ms = 6 * 60_000
        expect(await account()).toMatchObject({ trade_type: { state: 'unknown', trade_type: 2 } })
        expect((await apply()).body.error.code).toBe('confirmation_needed')
        await pair.restart()
        await until(waiting, (kinds) => kinds.includes('trade_type_unknown'))
        expect((await apply({ confirm: true, repeat: true })).status).toBe(200)
        expect(await waiting()).not.toContain('trade_type_unknown')
        expect(await account()).toMatchObject({ trade_type: { state: 'applied' } })
        expect(await calls(TRADE_TYPE)).toHaveLength(2)
      })

      it('that an SDK applies for is remembered, and not repeated by the SDK', async () => {
        const { pair, apply, account, calls, fault, body, waiting } = await startTradeType()
        const sdk = async () => {
          const { access_token } = (
            await call<{ access_token: string }>('POST', `${pair.url}/cgi-bin/stable_token`, {
              body: { secret: pair.api_key },
            })
          ).body
          const url = `${pair.url}${TRADE_TYPE}?access_token=${access_token}`
          return (await call<{ errcode: number; errmsg: string }>('POST', url, { body })).body
        }
        await fault(TRADE_TYPE, 'errcode', { errcode: 45_009 })
        expect((await sdk()).errcode).toBe(45_009)
        expect(await account()).toMatchObject({ trade_type: null })
        await fault(TRADE_TYPE, 'cut_after')
        expect((await sdk()).errcode).toBe(-1)
        expect(await account()).toMatchObject({ trade_type: { state: 'unknown', trade_type: 2 } })
        expect(await waiting()).toContain('trade_type_unknown')
        // A program repeats what got -1.
        const again = await sdk()
        expect([again.errcode, again.errmsg]).toEqual([
          268_486_048,
          expect.stringContaining('未收到微信的应答'),
        ])
        expect(await calls(TRADE_TYPE)).toHaveLength(2)
        expect((await apply({ confirm: true, repeat: true })).status).toBe(200)
        expect((await sdk()).errcode).toBe(268_486_048)
        expect(await calls(TRADE_TYPE)).toHaveLength(3)
      })

      it('is applied for at the command line with --confirm alone', async () => {
        const { cli, calls } = await startTradeType()
        const folder = await mkdtemp(join(tmpdir(), 'fahuo-trade-'))
        cleanups.push(() => rm(folder, { recursive: true, force: true }))
        const proof = join(folder, 'proof.png')
        await writeFile(proof, IMAGE)
        const apply = (type: string, ...more: string[]) =>
          cli('account', 'trade-type', type, '--reason', 'goods', '--image', proof, ...more)
        const before = await calls(UPLOAD)
        const refused = await apply('2')
        expect([refused.code, refused.output]).toEqual([
          1,
          expect.stringContaining('add --confirm'),
        ])
        expect((await apply('two', '--confirm')).output).toContain('is one digit')
        expect(await calls(UPLOAD)).toHaveLength(before.length)
        const done = await apply('2', '--confirm')
        expect([done.code, done.output]).toEqual([0, expect.stringMatching(/^applied for 2 /)])
        expect(await calls(TRADE_TYPE)).toHaveLength(1)
        expect((await cli('account')).output).toMatch(/trade type +applied for 2/)
      })
    })
  },
)
