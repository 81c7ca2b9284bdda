/** Signing in and out: what the console's first page asks. */
import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import {
  EXAMPLE_PASSWORD,
  EXAMPLE_PERSON,
  EXAMPLE_SESSION,
  expiresAt,
  password,
  personName,
  personOf,
  role,
  openedView,
  SessionView,
  sessionView,
} from './body.ts'
import { enterDemo, mayEnterDemo } from './demo.ts'
import { acceptInvitation, INVITATION_KINDS, readInvitation } from './invitations.ts'
import { mayLetIn } from './people.ts'
import { signIn, signOut } from './sessions.ts'
import { enterShop, readPlace } from './shop-people.ts'

const EXAMPLE_TOKEN = 'kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G'

const readSessionRoute = defineRoute({
  method: 'get',
  path: '/api/session',
  id: 'readSession',
  group: 'session',
  caller: 'person',
  summary: { en: 'Who is signed in, and what they may do', zh: '当前登录人员及其权限' },
  response: { status: 200, schema: SessionView },
  errors: [],
  example: { response: EXAMPLE_SESSION },
  handle: async ({ caller, visit, shops }) =>
    sessionView(shops, await readPlace(shops, visit.token), personOf(caller)),
})

const readStartRoute = defineRoute({
  method: 'get',
  path: '/api/session/start',
  id: 'readSessionStart',
  group: 'session',
  caller: 'visitor',
  summary: {
    en: 'Whether there is an owner yet, who can sign in and invite others',
    zh: '是否已有店主；没有时需先用链接创建',
  },
  response: {
    status: 200,
    schema: z
      .object({
        people: z.boolean().meta({
          text: {
            en: 'false: `fahuo console invite` makes the link for the first owner',
            zh: 'false：请用 `fahuo console invite` 生成店主的链接',
          },
        }),
        demo: z.boolean().meta({
          text: {
            en: 'true: `POST /api/session/demo` signs in as the owner, in the demo of `pnpm start` only',
            zh: 'true：可用 `POST /api/session/demo` 以店主身份登录，仅限 `pnpm start` 的演示环境',
          },
        }),
      })
      .meta({ id: 'SessionStart' }),
  },
  errors: [],
  example: { response: { people: true, demo: false } },
  handle: async ({ visit }, shop) => ({
    people: await mayLetIn(shop),
    demo: await mayEnterDemo(shop, visit),
  }),
})

const enterDemoRoute = defineRoute({
  method: 'post',
  path: '/api/session/demo',
  id: 'enterDemo',
  group: 'session',
  caller: 'visitor',
  summary: {
    en: "Signs in as the demo's owner, without a password",
    zh: '以演示店主的身份登录，无需密码',
  },
  details: {
    en: 'In the demo of `pnpm start` only (`FAHUO_DEMO`), from this machine; everywhere else there is no such path: 404.',
    zh: '仅限 `pnpm start` 的演示环境（`FAHUO_DEMO`），且只能在本机使用；其他情况一律为 404。',
  },
  response: { status: 200, schema: SessionView },
  errors: ['wrong_address'],
  example: { response: EXAMPLE_SESSION },
  async handle({ visit, language, shops }, shop) {
    const { token, person } = await enterDemo(shop, visit, language)
    visit.keep(token)
    return openedView(shops, person)
  },
})

const signInRoute = defineRoute({
  method: 'post',
  path: '/api/session',
  id: 'signIn',
  group: 'session',
  caller: 'visitor',
  summary: { en: 'Signs a person in', zh: '登录' },
  details: {
    en: 'The answer sets a cookie, which no script can read: 12 hours without a request end the session, 30 days do in any case. After five wrong passwords of one name from one address within 15 minutes it has to wait: 429.',
    zh: '响应会设置脚本无法读取的 cookie：12 小时无请求或满 30 天即失效。同一姓名在同一地址 15 分钟内输错五次后须等待（429）。',
  },
  body: z.strictObject({ name: personName, password }).meta({ id: 'SignInRequest' }),
  response: { status: 200, schema: SessionView },
  errors: ['sign_in_failed'],
  example: {
    body: { name: EXAMPLE_PERSON.name, password: EXAMPLE_PASSWORD },
    response: EXAMPLE_SESSION,
  },
  async handle({ body, visit, shops }, shop) {
    const { token, person } = await signIn(shop, { ...body, address: visit.address })
    visit.keep(token)
    return openedView(shops, person)
  },
})

const enterShopRoute = defineRoute({
  method: 'post',
  path: '/api/session/shop',
  id: 'enterShop',
  group: 'session',
  caller: 'person',
  summary: { en: 'Changes to another shop', zh: '切换店铺' },
  details: {
    en: 'From then on all routes serve that shop, for this session. The console sends the shop that it shows as `x-fahuo-shop`: where another tab has changed it, nothing is done: 409 `shop_changed`.',
    zh: '之后该会话的所有接口都针对该店铺。控制台会把正在显示的店铺放在 `x-fahuo-shop` 请求头中；如其他标签页已切换，则不做任何处理，返回 409 `shop_changed`。',
  },
  body: z.strictObject({ appid: z.string().max(64) }).meta({ id: 'SessionShopRequest' }),
  response: { status: 200, schema: SessionView },
  errors: ['not_found'],
  example: { body: { appid: EXAMPLE_SESSION.shop.appid }, response: EXAMPLE_SESSION },
  handle: async ({ body, caller, visit, shops }) =>
    sessionView(shops, await enterShop(shops, visit.token, body.appid), personOf(caller)),
})

const signOutRoute = defineRoute({
  method: 'delete',
  path: '/api/session',
  id: 'signOut',
  group: 'session',
  caller: 'person',
  summary: { en: 'Signs out', zh: '退出登录' },
  query: z.object({
    everywhere: z
      .stringbool()
      .default(false)
      .meta({
        type: 'boolean',
        text: { en: 'On all other devices, too', zh: '同时退出其他设备' },
      }),
  }),
  response: {
    status: 200,
    schema: z.object({ signed_out: z.literal(true) }).meta({ id: 'SignedOut' }),
  },
  errors: [],
  example: { response: { signed_out: true } },
  async handle({ caller, visit, query }, shop) {
    const { token } = visit
    await signOut(shop, { token, person_id: caller.id, everywhere: query.everywhere })
    visit.forget()
    return { signed_out: true as const }
  },
})

const token = z
  .string()
  .max(128)
  .meta({ text: { en: 'What stands behind `#` in the link', zh: '链接中 `#` 之后的 token' } })

const lookAtInvitationRoute = defineRoute({
  method: 'post',
  path: '/api/session/invitation/look',
  id: 'lookAtInvitation',
  group: 'session',
  caller: 'visitor',
  summary: {
    en: 'What a one-time link is for; it can still be used',
    zh: '查看一次性链接的用途，不会使用它',
  },
  body: z.strictObject({ token }).meta({ id: 'InvitationToken' }),
  response: {
    status: 200,
    schema: z
      .object({
        kind: z.enum(INVITATION_KINDS).meta({
          text: {
            en: 'first: makes the first owner; colleague: makes somebody else; password: sets a new one; demo: signs in at once',
            zh: 'first：创建首位店主；colleague：创建其他人员；password：重设密码；demo：直接登录',
          },
        }),
        role,
        person: z
          .object({ name: z.string() })
          .nullable()
          .meta({
            text: {
              en: 'Who gets a new password; null: the link is for somebody new',
              zh: '重设密码的人员；null：用于创建新人员',
            },
          }),
        expires_at: expiresAt,
      })
      .meta({ id: 'InvitationLook' }),
  },
  errors: ['invitation_spent'],
  example: {
    body: { token: EXAMPLE_TOKEN },
    response: {
      kind: 'colleague' as const,
      role: 'clerk' as const,
      person: null,
      expires_at: 1_764_382_200_000,
    },
  },
  async handle({ body }, shop) {
    const { kind, role: of, person, expires_at } = await readInvitation(shop, body.token)
    return { kind, role: of, person: person && { name: person.name }, expires_at }
  },
})

const acceptInvitationRoute = defineRoute({
  method: 'post',
  path: '/api/session/invitation',
  id: 'acceptInvitation',
  group: 'session',
  caller: 'visitor',
  summary: { en: 'Uses a one-time link, and signs in', zh: '使用一次性链接并登录' },
  details: {
    en: 'A link for somebody new needs `name` and `password`; one for a new password `password` alone. What is refused leaves the link as it is.',
    zh: '新人员的链接需要 `name` 和 `password`；重设密码的链接只需 `password`。被拒绝时链接仍可使用。',
  },
  body: z
    .strictObject({ token, name: personName.optional(), password: password.optional() })
    .meta({ id: 'InvitationRequest' }),
  response: { status: 200, schema: SessionView },
  errors: ['invitation_spent', 'name_taken'],
  example: {
    body: { token: EXAMPLE_TOKEN, name: EXAMPLE_PERSON.name, password: EXAMPLE_PASSWORD },
    response: EXAMPLE_SESSION,
  },
  async handle({ body, visit, shops }, shop) {
    const { token: opened, person } = await acceptInvitation(shop, body)
    visit.keep(opened)
    return openedView(shops, person)
  },
})

export const sessionRoutes = [
  readSessionRoute,
  readStartRoute,
  enterDemoRoute,
  signInRoute,
  enterShopRoute,
  signOutRoute,
  acceptInvitationRoute,
  lookAtInvitationRoute,
]
