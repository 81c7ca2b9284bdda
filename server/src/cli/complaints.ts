/** The commands of buyers' complaints. */
import { InvalidArgumentError, type Command } from 'commander'
import type { Schemas } from '@fahuo/client'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows, time } from './print.ts'

const ACTIONS = ['agree', 'refuse', 'proof', 'refund', 'appeal'] as const
type Action = (typeof ACTIONS)[number]

interface AnswerOptions {
  content?: string
  media?: string[]
  returnId?: string
}

/** Adds the commands that list, show and answer complaints. */
export function addComplaints(program: Command, { text, asking, apiOf, language }: Parts): void {
  const complaints = program
    .command('complaints')
    .description(text('complaints of buyers, and the answers to them', '买家投诉与处理'))

  asking(complaints.command('list'))
    .description(text('lists open complaints, newest first', '列出未结束的投诉，最新在前'))
    .option('--all', text('closed ones, too', '包括已结束的'), false)
    .option('--json', text("the server's answer as it is", '输出服务器返回的 JSON'), false)
    .action((options: ServerOption & { all: boolean; json: boolean }) =>
      listComplaints(apiOf(options), options, language),
    )

  asking(complaints.command('penalties'))
    .description(
      text(
        "what took points off the account's transaction score; asks WeChat",
        '交易体验分与扣分记录，实时查询微信',
      ),
    )
    .option('--json', text("the server's answer as it is", '输出服务器返回的 JSON'), false)
    .action((options: ServerOption & { json: boolean }) =>
      listPenalties(apiOf(options), options, language),
    )

  asking(complaints.command('show'))
    .description(text('shows a complaint and what was said in it', '查看投诉内容与处理记录'))
    .argument('<number>', text('complaint_order_id', '投诉单号'))
    .option(
      '--contact',
      text(
        "asks WeChat for the buyer's phone number; the log notes it",
        '实时查询买家电话，会记入日志',
      ),
      false,
    )
    .action((id: string, options: ServerOption & { contact: boolean }) =>
      showComplaint(apiOf(options), id, options, language),
    )

  asking(complaints.command('answer'))
    .description(text('answers a complaint, at most once', '处理投诉，最多提交一次'))
    .argument('<number>', text('complaint_order_id', '投诉单号'))
    .argument('<action>', ACTIONS.join(', '), (given: string): Action => {
      const action = ACTIONS.find((one) => one === given)
      if (!action) throw new InvalidArgumentError(ACTIONS.join(', '))
      return action
    })
    .option('--content <text>', text('what is said', '说明文字'))
    .option('--media <media_id...>', text('pictures uploaded to WeChat', '已上传到微信的图片'))
    .option(
      '--return-id <number>',
      text('of returned goods; for refund', '退货单号，仅用于 refund'),
    )
    .action((id: string, action: Action, options: ServerOption & AnswerOptions) =>
      answerComplaint(apiOf(options), id, action, options, language),
    )
}

async function listComplaints(
  fahuo: Api,
  { all, json }: { all: boolean; json: boolean },
  language: Language,
): Promise<void> {
  const page = await fahuo.listComplaints({ state: all ? 'all' : 'open', limit: 200 })
  if (json) return console.log(JSON.stringify(page, null, 2))
  if (page.complaints.length === 0) {
    console.log(language === 'zh' ? '没有投诉。' : 'No complaints.')
    return undefined
  }
  printRows(page.complaints.map((one) => rowOf(one, language)))
  return undefined
}

async function listPenalties(
  fahuo: Api,
  { json }: { json: boolean },
  language: Language,
): Promise<void> {
  const page = await fahuo.listPenalties({ limit: 100 })
  if (json) return console.log(JSON.stringify(page, null, 2))
  const score = page.score ?? '-'
  console.log(
    language === 'zh'
      ? `交易体验分 ${score}，共 ${page.total} 条扣分记录`
      : `Score ${score}, penalties: ${page.total}`,
  )
  printRows(
    page.penalties.map((one) => [
      time(one.create_time),
      `-${one.points}`,
      one.status_text,
      one.complaint_order_id ?? one.transaction_id ?? '',
      one.reason,
    ]),
  )
  return undefined
}

function rowOf(one: Schemas['ListedComplaint'], language: Language): string[] {
  const until =
    one.answer_by === null
      ? ''
      : language === 'zh'
        ? `请于 ${time(one.answer_by)} 前处理`
        : `answer by ${time(one.answer_by)}`
  return [one.complaint_order_id, one.transaction_id, time(one.create_time), one.status_text, until]
}

async function showComplaint(
  fahuo: Api,
  complaint_order_id: string,
  { contact }: { contact: boolean },
  language: Language,
): Promise<void> {
  const { complaint } = await fahuo.readComplaint({
    complaint_order_id,
    ...(contact && { contact: '1' as const }),
  })
  const zh = language === 'zh'
  printRows([rowOf(complaint, language)])
  if (complaint.contact)
    console.log(`${zh ? '买家电话' : 'phone'}: ${complaint.contact.phone_number || '-'}`)
  const { detail } = complaint
  if (detail) {
    printRows([[detail.product_name, detail.amount]])
    printRows(detail.history.map((one) => [time(one.time), one.content || one.media.join(' ')]))
  }
  printRows(
    complaint.answers.map((one) => [
      time(Math.floor(one.sent_at / 1000)),
      one.action,
      one.state,
      one.content,
    ]),
  )
  if (complaint.actions.length > 0)
    console.log(`${zh ? '可执行' : 'You may'}: ${complaint.actions.join(', ')}`)
}

async function answerComplaint(
  fahuo: Api,
  complaint_order_id: string,
  action: Action,
  { content, media, returnId }: AnswerOptions,
  language: Language,
): Promise<void> {
  const { answer } = await fahuo.answerComplaint({
    complaint_order_id,
    action,
    ...(content !== undefined && { content }),
    ...(media !== undefined && { media_ids: media }),
    ...(returnId !== undefined && { return_id: returnId }),
  })
  const words = {
    done: { en: 'WeChat took it.', zh: '微信已接受。' },
    unknown: {
      en: "WeChat's answer was lost. It is found out by itself: `fahuo complaints show` says what came of it.",
      zh: '未收到微信的响应，系统会自动核实，结果见 fahuo complaints show。',
    },
  }
  console.log(words[answer.state === 'done' ? 'done' : 'unknown'][language])
}
