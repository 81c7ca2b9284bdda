/** The commands of orders, the board, settlements, shipments. */
import { Argument, Option, type Command } from 'commander'
import { STAGE_NAMES } from '../order-list/stage-names.ts'
import { SERVICE_NAMES, type ServiceName } from '../services/services.ts'
import { SHIPMENT_STATE_NAMES } from '../shipments/states.ts'
import { showBoard } from './board.ts'
import { addExpected } from './expected.ts'
import { putDetails } from './order-details.ts'
import { showMoney } from './money.ts'
import { retryService, showOrder, showOrders, showTimeline, type OrdersOptions } from './order.ts'
import type { Parts, ServerOption } from './parts.ts'
import { showSettlements, type SettlementsOptions } from './settlements.ts'
import { showShipments, type ShipmentsOptions } from './shipments.ts'
import { syncOrders } from './sync.ts'

/** Adds the commands that read orders and money. */
export function addLists(program: Command, parts: Parts): void {
  const { text, asking, apiOf, language } = parts
  asking(program.command('order'))
    .description(text('shows an order and its shipments', '查看订单及其发货'))
    .argument('<transaction_id>')
    .action((transaction_id: string, options: ServerOption) =>
      showOrder(transaction_id, apiOf(options), language),
    )

  const orders = searching(asking(program.command('orders')), parts)
    .description(text('lists orders, newest payment first', '列出订单，最新付款在前'))
    .option(
      '--search <number>',
      text(
        'the beginning of any number, or the end of a waybill',
        '任一单号的开头，或快递单号的末尾',
      ),
    )
    .addOption(
      new Option('--stage <stage>', text('where its goods are', '所处阶段')).choices(STAGE_NAMES),
    )
    .option('--state <state>', text('1 to 6, or its name', '1 至 6，或状态名'))
    .option('--from <day>', text('paid on or after: 2026-11-01', '付款日期起，如 2026-11-01'))
    .option('--before <day>', text('paid before', '付款日期止（不含）'))
    .option('--complaint', text('with an open dispute', '有纠纷未处理'))
    .option('--overdue', text('late: not shipped in time', '超时未发货'))
    .action((options: ServerOption & OrdersOptions) =>
      showOrders(apiOf(options), options, language),
    )

  addExpected(orders, parts)
  asking(orders.command('timeline'))
    .description(
      text('what happened to an order, oldest first, and by whom', '订单经过及操作人，最早的在前'),
    )
    .argument('<transaction_id>')
    .option('--json', text("the server's answer", '输出服务端应答'), false)
    .action((transaction_id: string, options: ServerOption & { json: boolean }) =>
      showTimeline(transaction_id, apiOf(options), options),
    )
  asking(program.command('money'))
    .description(
      text(
        'where the money is, what WeChat expects, and what is overdue with why',
        '资金概览：各环节金额、预计到账、逾期未到账及原因',
      ),
    )
    .option('--json', text("the server's answer", '输出服务端应答'), false)
    .action((options: ServerOption & { json: boolean }) =>
      showMoney(apiOf(options), options, language),
    )
  asking(orders.command('details'))
    .description(
      text(
        "stores what was bought, for the buyer's pages: goods, shop, receiver",
        '保存买家订单页展示的商品、店铺、收件人等信息',
      ),
    )
    .argument(
      '<file>',
      text(
        'JSON as PUT /api/orders/details takes it, a list, or one a line; - for standard input',
        'PUT /api/orders/details 的 JSON、其数组或每行一个；- 表示标准输入',
      ),
    )
    .action(async (file: string, _options: ServerOption, command: Command) => {
      const options = command.optsWithGlobals<ServerOption>()
      if (!(await putDetails(file, apiOf(options), language))) process.exitCode = 1
    })

  asking(orders.command('retry-service'))
    .description(
      text(
        "tries one of WeChat's services of an order again now",
        '立即重新提交订单的某项微信服务',
      ),
    )
    .argument('<transaction_id>')
    .addArgument(new Argument('<service>').choices(SERVICE_NAMES))
    .option(
      '--part <part>',
      text(
        'one shipment or waybill, as `fahuo order` shows it',
        '其中一个发货或运单，见 fahuo order',
      ),
    )
    .action(
      (
        transaction_id: string,
        service: ServiceName,
        { part }: { part?: string },
        command: Command,
      ) =>
        retryService(
          { transaction_id, service, ...(part !== undefined && { part }) },
          apiOf(command.optsWithGlobals<ServerOption>()),
          language,
        ),
    )

  withJson(asking(program.command('board')), parts)
    .description(text('shows what is to be done, and where the money is', '查看待办与资金概览'))
    .action((options: ServerOption & { json: boolean }) =>
      showBoard(apiOf(options), options, language),
    )

  withJson(asking(program.command('settlements')), parts)
    .description(
      text('lists the settlements of a period, with totals', '列出某一时段的结算记录与合计'),
    )
    .option('--from <day>', text('on or after: 2026-11-01', '日期起，如 2026-11-01'))
    .option('--before <day>', text('before', '日期止（不含）'))
    .option(
      '--by <time>',
      text(
        'what --from and --before mean: shipped, settlement (the money came), estimated',
        '--from 与 --before 所指：shipped 发货，settlement 到账，estimated 预计到账',
      ),
      'shipped',
    )
    .option('--settled', text('the money is there', '已到账'))
    .option('--unsettled', text('it is not yet', '未到账'))
    .option('--csv <file>', text('writes all of them as CSV', '全部写入 CSV 文件'))
    .option('--limit <rows>', text('at most 1000', '最多 1000'), '50')
    .action((options: ServerOption & SettlementsOptions) =>
      showSettlements(apiOf(options), options, language),
    )

  asking(program.command('sync'))
    .description(
      text(
        'reads orders from WeChat now, and shows how far it is',
        '立即从微信读取订单，并显示进度',
      ),
    )
    .option('--older', text('those of 30 days, too', '同时读取 30 天内的订单'), false)
    .option('--no-wait', text('only lets the server begin', '仅启动，不等待'))
    .action((options: ServerOption & { older: boolean; wait: boolean }) =>
      syncOrders(apiOf(options), options, language),
    )
}

/** Adds the command that lists shipments. */
export function addShipmentList(shipments: Command, parts: Parts): void {
  const { text, asking, apiOf } = parts
  searching(asking(shipments.command('list')), parts)
    .description(text('lists the latest shipments', '列出最近的发货'))
    .option('--state <state>', SHIPMENT_STATE_NAMES.join(', '))
    .option('--reason <reason>', text('why they are where they are', '原因'))
    .option('--needs-person', text('those that a person should look at', '需要人工处理的发货'))
    .option('--transaction-id <number>', text("WeChat Pay's number", '微信支付单号'))
    .action((options: ServerOption & ShipmentsOptions) => showShipments(apiOf(options), options))
}

/** Adds what a shop knows of an order. */
const searching = (command: Command, parts: Parts) =>
  withJson(command, parts)
    .option('--trade-no <number>', parts.text("the shop's own number", '商户单号'))
    .option('--tracking-no <number>', parts.text('of one of its parcels', '快递单号'))
    .option('--openid <openid>', parts.text('who paid', '支付者'))
    .option(
      '--since <time>',
      parts.text('changed since: a day, or Unix seconds', '此时间后有变化：日期或 Unix 秒'),
    )
    .option('--limit <rows>', parts.text('at most 200', '最多 200'), '50')

const withJson = (command: Command, { text }: Parts) =>
  command.option('--json', text("the server's answer as it is", '输出服务器返回的 JSON'), false)
