import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { shipFile } from './ship-file.ts'
import { shipParcel, type OneParcel } from './ship.ts'

/** Adds the command that ships one order, or a file of them. */
export function addShip(program: Command, { text, asking, apiOf, language }: Parts): void {
  asking(program.command('ship'))
    .description(
      text(
        'ships one order, or all orders of a file (CSV, TSV, .xlsx)',
        '为一笔订单发货，或从文件（CSV、TSV、.xlsx）批量发货',
      ),
    )
    .argument(
      '[order|file]',
      text(
        "WeChat Pay's number of the payment, the shop's own (merchant_trade_no), or a file",
        '微信支付单号、商户单号，或文件名',
      ),
    )
    .option(
      '--carrier <id>',
      text('delivery_id, alias or name, for example SF', '快递公司编码、别名或名称，例如 SF'),
    )
    .option('--waybill <number>', text('tracking number', '快递单号'))
    .option('--item <words>', text('what is in the parcel', '商品描述'))
    .option(
      '--receiver <phone>',
      text(
        'needed for SF; masked before it is stored or sent',
        '顺丰必填收件人电话；保存和发送前会脱敏',
      ),
    )
    .option(
      '--receiver-phone <phone>',
      text(
        "the receiver's full number, for WeChat's logistics messages; sealed until WeChat has it",
        '收件人完整手机号，用于微信物流消息；加密保存至微信接收为止',
      ),
    )
    .option(
      '--items <ids>',
      text(
        "what is in it: the order's merchant_item_ids, with commas between",
        '包裹内商品的 merchant_item_id，逗号分隔',
      ),
    )
    .option(
      '--order-file <file>',
      text(
        'JSON of what was bought, as for PUT /api/orders/details; stands in for --item',
        '订单商品的 JSON 文件，格式同 PUT /api/orders/details；可代替 --item',
      ),
    )
    .option(
      '--mchid <number>',
      text(
        "with the shop's own number: the merchant; default: WECHAT_MCHID",
        '使用商户单号时的商户号；默认取 WECHAT_MCHID',
      ),
    )
    .option(
      '--correct',
      text(
        'changes what was shipped: it uses the only re-shipment chance of the payment',
        '更改已发货的内容：会用掉该支付单唯一一次重新发货机会',
      ),
      false,
    )
    .option('--file <file>', text('the same as naming the file', '与直接写文件名相同'))
    .option('--check', text('reads the file and sends nothing', '只检查文件，不发送'), false)
    .option('--report <csv>', text('writes the result of each line', '把每行结果写入该文件'))
    .option('--no-wait', text('only until the server has accepted', '服务接受后即返回'))
    .action(async (given: string | undefined, options: ShipOptions) => {
      const { carrier, waybill, item, report, wait, check } = options
      const api = apiOf(options)
      const file = options.file ?? (given !== undefined && isFile(given) ? given : undefined)
      if (file !== undefined) {
        if (!(await shipFile(file, { api, language, wait, check, report }))) process.exitCode = 1
        return
      }
      const says_goods = item || options.items || options.orderFile
      if (!given || !carrier || !waybill || !says_goods)
        throw new CliError({
          en: 'Give <order> --carrier --waybill --item, or a file. Example: fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "Tea x1"',
          zh: '请给出 <单号> --carrier --waybill --item，或文件名。例如 fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "茶叶 x1"',
        })
      const { items, receiverPhone: receiver_phone, orderFile: order_file } = options
      const parcel = {
        ...options,
        number: given,
        carrier,
        waybill,
        item,
        items: items?.split(/[,，]/).flatMap((id) => id.trim() || []),
        receiver_phone,
        order_file,
      }
      await shipParcel(parcel, api, { waits: wait, language })
    })
}

type ShipOptions = Partial<Pick<OneParcel, 'carrier' | 'waybill' | 'item' | 'receiver' | 'mchid'>> &
  ServerOption & { items?: string; receiverPhone?: string; orderFile?: string } & {
    correct: boolean
    file?: string
    report?: string
    wait: boolean
    check: boolean
  }

/** Tells a file from an order's number. */
const isFile = (given: string) =>
  existsSync(given) || /[/\\]|\.(?:csv|tsv|txt|xlsx?|et|jsonl?|ndjson)$/i.test(given)
