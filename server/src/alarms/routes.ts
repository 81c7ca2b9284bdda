/** Robots of groups: who tells people. */
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { failureText } from '../outgoing/failure-words.ts'
import { addRobot, deleteRobot, readRobots, testRobot, type Robot } from './robots.ts'

const RobotId = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .meta({ text: { en: 'Of a robot', zh: '机器人 id' } }),
})

const kind = z.enum(['wecom', 'feishu', 'dingtalk']).meta({
  text: { en: 'WeCom, Feishu or Lark, DingTalk', zh: '企业微信、飞书、钉钉' },
})
const languageField = z
  .enum(['en', 'zh'])
  .meta({ text: { en: 'Of its messages', zh: '消息的语言' } })
const keyword = z.string().min(1).max(64)

const RobotView = z
  .object({
    id: z.string(),
    kind,
    name: z.string(),
    keyword: keyword.nullable(),
    language: languageField,
    last_at: milliseconds.nullable(),
    last_error: z
      .string()
      .nullable()
      .meta({
        text: {
          en: "Why the last message did not arrive: the robot's code (`wecom 93000`), `timeout`, a code of the network",
          zh: '最近一条未送达的原因：机器人返回的错误码（如 `wecom 93000`）、`timeout` 或网络错误码',
        },
      }),
    last_error_text: z.string().nullable(),
    created_at: milliseconds,
  })
  .meta({ id: 'Robot', text: { en: 'Its URL and secret are not shown', zh: '不显示其地址和密钥' } })

const EXAMPLE_ID = 'rb_019aa4c0-7b1e-7000-8000-5d2f8a1c3e03'
const EXAMPLE: z.input<typeof RobotView> = {
  id: EXAMPLE_ID,
  kind: 'wecom',
  name: 'shop',
  keyword: null,
  language: 'zh',
  last_at: null,
  last_error: null,
  last_error_text: null,
  created_at: EXAMPLE_PAY_TIME * 1000,
}

const addRobotRoute = defineRoute({
  method: 'post',
  path: '/api/alarms',
  id: 'addAlarm',
  group: 'alarms',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Lets the robot of a group tell people what needs them',
    zh: '添加群机器人，接收需要人工处理的告警',
  },
  details: {
    en: 'Shipments that need attention, orders that wait for 24, 48 and 72 hours, complaints, a refused account, a sync that fails, a disk that is nearly full; at most one message of a kind in ten minutes, and a summary at 9:00 in Beijing. No openid and no phone number is in any message.',
    zh: '发货待处理、付款后 24/48/72 小时未发货、交易投诉、账号被拒绝、订单同步失败、磁盘将满；同类消息十分钟内最多一条，北京时间每天 9:00 发送概览。消息中不含 openid 和手机号。',
  },
  body: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .max(2_048)
        .meta({
          text: {
            en: "The robot's webhook URL; stored sealed",
            zh: '群机器人的 Webhook 地址，加密保存',
          },
        }),
      kind: kind.optional(),
      secret: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .meta({
          text: {
            en: 'Of a robot that wants signatures (Feishu, DingTalk); stored sealed',
            zh: '启用“签名校验/加签”的机器人（飞书、钉钉）的密钥，加密保存',
          },
        }),
      keyword: keyword.optional().meta({
        text: {
          en: 'Of a robot that takes messages with a keyword only',
          zh: '启用“自定义关键词”的机器人的关键词',
        },
      }),
      name: z.string().min(1).max(64).optional(),
      language: languageField.optional(),
    })
    .meta({ id: 'RobotRequest' }),
  response: {
    status: 201,
    schema: z.object({ robot: RobotView }).meta({ id: 'RobotResponse' }),
  },
  errors: ['invalid'],
  example: {
    body: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123abcd', name: 'shop' },
    response: { robot: EXAMPLE },
  },
  async handle({ body, language: asked }, shop) {
    const robot = await addRobot(shop, {
      ...body,
      name: body.name ?? 'robot',
      language: body.language ?? asked,
    })
    return { robot: view(robot, asked) }
  },
})

function view(robot: Robot, language: Language): z.input<typeof RobotView> {
  const { after_seq: _, summary_day: __, ...shown } = robot
  return { ...shown, last_error_text: failureText(shown.last_error, language) }
}

const listRobotsRoute = defineRoute({
  method: 'get',
  path: '/api/alarms',
  id: 'listAlarms',
  group: 'alarms',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'Robots that tell people', zh: '告警机器人列表' },
  response: {
    status: 200,
    schema: z.object({ robots: z.array(RobotView) }).meta({ id: 'RobotList' }),
  },
  errors: [],
  example: { response: { robots: [EXAMPLE] } },
  async handle({ language }, shop) {
    return { robots: (await readRobots(shop)).map((one) => view(one, language)) }
  },
})

const deleteRobotRoute = defineRoute({
  method: 'delete',
  path: '/api/alarms/{id}',
  id: 'removeAlarm',
  group: 'alarms',
  caller: 'merchant',
  right: 'settings',
  summary: { en: 'Removes a robot', zh: '删除告警机器人' },
  params: RobotId,
  response: {
    status: 200,
    schema: z.object({ removed: z.literal(true) }).meta({ id: 'RobotRemoved' }),
  },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_ID }, response: { removed: true as const } },
  async handle({ params }, shop) {
    await deleteRobot(shop, params.id)
    return { removed: true as const }
  },
})

const testRobotRoute = defineRoute({
  method: 'post',
  path: '/api/alarms/{id}/test',
  id: 'testAlarm',
  group: 'alarms',
  caller: 'merchant',
  right: 'settings',
  summary: { en: 'Says something in the group now', zh: '立即发送一条测试消息' },
  params: RobotId,
  response: {
    status: 200,
    schema: z
      .object({
        delivered: z.boolean(),
        error: z.string().nullable(),
        error_text: z.string().nullable(),
      })
      .meta({ id: 'RobotTest' }),
  },
  errors: ['not_found'],
  example: {
    params: { id: EXAMPLE_ID },
    response: { delivered: true, error: null, error_text: null },
  },
  async handle({ params, language }, shop) {
    const error = await testRobot(shop, params.id)
    return { delivered: error === null, error, error_text: failureText(error, language) }
  },
})

export const alarmRoutes = [addRobotRoute, listRobotsRoute, deleteRobotRoute, testRobotRoute]
