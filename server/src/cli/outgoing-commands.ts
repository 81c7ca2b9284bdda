/** The commands of what others are told: webhooks, the feed, robots of groups. */
import { Option, type Command } from 'commander'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { listen, type ListenOptions } from './listen.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows, readTime } from './print.ts'

type Events = Awaited<ReturnType<Api['listWebhooks']>>['webhooks'][number]['events']

const ROBOT_KINDS = ['wecom', 'feishu', 'dingtalk'] as const

/** Adds them. */
export function addOutgoing(program: Command, parts: Parts): void {
  addWebhooks(program, parts)
  addAlarms(program, parts)
  const { text, asking, apiOf, language } = parts
  asking(program.command('listen'))
    .description(
      text(
        'posts events to a backend on this machine, signed as webhooks are, until Ctrl-C',
        '把事件转发到本机的后端（签名与 webhook 相同），按 Ctrl-C 结束',
      ),
    )
    .requiredOption('--forward-to <url>', text('where to', '转发地址'))
    .option(
      '--after <seq>',
      text('from there on; the newest by default', '从该 seq 之后开始；默认从最新开始'),
    )
    .option(
      '--secret <secret>',
      text('whsec_…; one is shown by default', 'whsec_…；默认使用显示的密钥'),
    )
    .action((options: ServerOption & ListenOptions) => listen(apiOf(options), options, language))
}

function addWebhooks(program: Command, { text, asking, apiOf, language }: Parts): void {
  const webhooks = program
    .command('webhooks')
    .description(text('where events are posted', '事件推送（webhook）'))
  asking(webhooks.command('add'))
    .description(text('posts events to an address from now on', '登记接收地址'))
    .argument('<url>')
    .option('--events <types>', text('comma-separated; all by default', '逗号分隔；默认全部'))
    .action((url: string, options: ServerOption & { events?: string }) =>
      addWebhook(apiOf(options), { url, events: options.events }, language),
    )
  asking(webhooks.command('list'))
    .description(text('lists them, and how deliveries go', '列出 webhook 及投递情况'))
    .action((options: ServerOption) => showWebhooks(apiOf(options), language))
  asking(webhooks.command('test'))
    .description(text('posts a test now', '立即发送测试'))
    .argument('<id>')
    .action((id: string, options: ServerOption) =>
      tell(language, () => apiOf(options).testWebhook({ id })),
    )
  for (const state of ['on', 'off'] as const)
    asking(webhooks.command(state))
      .description(
        state === 'on' ? text('switches it on', '启用') : text('switches it off', '停用'),
      )
      .argument('<id>')
      .action(async (id: string, options: ServerOption) => {
        await apiOf(options).changeWebhook({ id, state: state === 'on' ? 'active' : 'off' })
        console.log(state === 'on' ? text('It is on.', '已启用。') : text('It is off.', '已停用。'))
      })
  asking(webhooks.command('rotate'))
    .description(text('makes a new secret; both sign for a day', '更换密钥，一天内新旧同时签名'))
    .argument('<id>')
    .action(async (id: string, options: ServerOption) => {
      const { webhook } = await apiOf(options).rotateWebhookSecret({ id })
      console.log(webhook.secret)
    })
  asking(webhooks.command('remove'))
    .description(text('removes it and what waits for it', '删除'))
    .argument('<id>')
    .action(async (id: string, options: ServerOption) => {
      await apiOf(options).deleteWebhook({ id })
      console.log(text('Removed.', '已删除。'))
    })
  asking(webhooks.command('resend'))
    .description(
      text('sends one event again, or all since a time', '补发一个事件，或某时间以来的全部'),
    )
    .argument('[event]')
    .option('--since <time>', text('a day, or Unix seconds', '日期或 Unix 秒'))
    .option('--webhook <id>', text('to this one only', '只发给该 webhook'))
    .action(
      (event: string | undefined, options: ServerOption & { since?: string; webhook?: string }) =>
        resend(apiOf(options), { ...options, event }, language),
    )
}

async function addWebhook(
  api: Api,
  { url, events }: { url: string; events: string | undefined },
  language: Language,
): Promise<void> {
  const types = events?.split(',').map((one) => one.trim()) as Events | undefined
  const { webhook } = await api.createWebhook({ url, ...(types && { events: types }) })
  console.log(webhook.secret)
  console.error(
    language === 'zh'
      ? `已登记 ${webhook.id}。上面是签名密钥，请立即保存，之后无法再次查看。`
      : `${webhook.id} is on. This secret signs what it gets: save it now; it cannot be shown again.`,
  )
}

async function showWebhooks(api: Api, language: Language): Promise<void> {
  const { webhooks } = await api.listWebhooks()
  const zh = language === 'zh'
  const words = zh ? { active: '启用', off: '停用' } : { active: 'active', off: 'off' }
  printRows(
    webhooks.map(({ id, url, state, reason_text, events, deliveries, last_error_text }) => [
      id,
      words[state] + (reason_text === null ? '' : zh ? `（${reason_text}）` : ` (${reason_text})`),
      zh
        ? `待投递 ${deliveries.pending}，失败 ${deliveries.failed}`
        : `pending ${deliveries.pending}, failed ${deliveries.failed}`,
      url,
      events.join(','),
      last_error_text ?? '',
    ]),
  )
}

async function resend(
  api: Api,
  given: { event?: string | undefined; since?: string; webhook?: string },
  language: Language,
): Promise<void> {
  const { event, since, webhook } = given
  if ((event === undefined) === (since === undefined))
    throw new CliError({
      en: 'Give the id of an event, or --since.',
      zh: '请给出事件 id，或 --since。',
    })
  const only = webhook === undefined ? {} : { webhook }
  const { resent } =
    event === undefined
      ? await api.resendEvents({ since: readTime('--since', since ?? ''), ...only })
      : await api.resendEvent({ id: event, ...only })
  console.log(language === 'zh' ? `已安排 ${resent} 次投递` : `${resent} deliveries are due`)
}

function addAlarms(program: Command, { text, asking, apiOf, language }: Parts): void {
  const alarms = program
    .command('alarms')
    .description(text('robots of groups that tell people', '群机器人告警'))
  asking(alarms.command('add'))
    .description(
      text(
        'adds the robot of a group: WeCom, Feishu, DingTalk',
        '添加群机器人：企业微信、飞书、钉钉',
      ),
    )
    .argument('<url>', text("the robot's webhook URL", '机器人的 Webhook 地址'))
    .addOption(
      new Option(
        '--kind <kind>',
        text('where the address does not say it', '地址无法识别时指定'),
      ).choices(ROBOT_KINDS),
    )
    .option('--secret <secret>', text('of a robot that wants signatures', '加签密钥'))
    .option('--keyword <word>', text('of a robot that wants one', '自定义关键词'))
    .option('--name <name>', text('which group', '群名'), 'robot')
    .action(
      async (
        url: string,
        options: ServerOption & {
          kind?: (typeof ROBOT_KINDS)[number]
          secret?: string
          keyword?: string
          name: string
        },
      ) => {
        const { kind, secret, keyword, name } = options
        const { robot } = await apiOf(options).addAlarm({
          url,
          name,
          language,
          ...(kind !== undefined && { kind }),
          ...(secret !== undefined && { secret }),
          ...(keyword !== undefined && { keyword }),
        })
        console.log(robot.id)
      },
    )
  asking(alarms.command('list'))
    .description(text('lists them', '列出告警机器人'))
    .action(async (options: ServerOption) => {
      const { robots } = await apiOf(options).listAlarms()
      printRows(
        robots.map(({ id, kind, name, last_error_text }) => [
          id,
          kind,
          name,
          last_error_text ?? '',
        ]),
      )
    })
  asking(alarms.command('test'))
    .description(text('says something in the group now', '立即发送一条测试消息'))
    .argument('<id>')
    .action((id: string, options: ServerOption) =>
      tell(language, () => apiOf(options).testAlarm({ id })),
    )
  asking(alarms.command('remove'))
    .description(text('removes it', '删除'))
    .argument('<id>')
    .action(async (id: string, options: ServerOption) => {
      await apiOf(options).removeAlarm({ id })
      console.log(text('Removed.', '已删除。'))
    })
}

/** Says whether a test arrived; the exit code does, too. */
async function tell(
  language: Language,
  test: () => Promise<{ delivered: boolean; error_text: string | null }>,
): Promise<void> {
  const { delivered, error_text } = await test()
  const words = delivered
    ? { en: 'It arrived.', zh: '已送达。' }
    : { en: `It did not arrive: ${error_text}.`, zh: `未送达：${error_text}。` }
  console.log(words[language])
  if (!delivered) process.exitCode = 1
}
