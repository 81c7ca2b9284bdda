/** `fahuo auto-ship`: rules that ship what has no parcel. */
import type { Command } from 'commander'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows } from './print.ts'

interface AddOptions extends ServerOption {
  tradeNo?: string
  mchid?: string
  description?: string
  pickup: boolean
  item: string
  after: string
}

/** Adds the command to the program. */
export function addAutoShip(program: Command, { text, asking, apiOf }: Parts): void {
  const rules = program
    .command('auto-ship')
    .description(
      text(
        'rules that ship virtual goods and pick-up orders by themselves',
        '自动为虚拟商品与自提订单发货的规则',
      ),
    )
  asking(rules.command('list'))
    .description(text('lists the rules and what they have done', '列出规则及执行情况'))
    .action(async (options: ServerOption) => {
      const { rules: all } = await apiOf(options).listAutoShipRules()
      printRows(
        all.map(({ id, match, logistics_type, item_desc, after, shipped, refused }) => [
          id,
          Object.entries(match).flat().join(' '),
          `logistics_type ${logistics_type}`,
          item_desc,
          `${after} s`,
          `${text('shipped', '已发货')} ${shipped}`,
          `${text('refused', '未发货')} ${refused}`,
        ]),
      )
    })
  asking(rules.command('add'))
    .description(
      text('adds a rule for orders that are paid from now on', '新建规则，适用于此后付款的订单'),
    )
    .option('--trade-no <prefix>', text("how the shop's own number begins", '商户单号的开头'))
    .option('--mchid <number>', text('the merchant number', '商户号'))
    .option('--description <words>', text("what the order's description holds", '订单描述中的文字'))
    .option('--pickup', text('self-pickup; else virtual goods', '用户自提；否则为虚拟商品'), false)
    .requiredOption('--item <words>', text('what was bought', '商品描述'))
    .option('--after <seconds>', text('after the payment', '付款后多少秒'), '0')
    .action(
      async ({ tradeNo, mchid, description, pickup, item, after, ...options }: AddOptions) => {
        if (!/^\d{1,7}$/.test(after))
          throw new CliError({
            en: `--after needs seconds, not ${after}`,
            zh: `--after 应为秒数，而不是 ${after}`,
          })
        const { rule } = await apiOf(options).createAutoShipRule({
          match: {
            ...(tradeNo !== undefined && { merchant_trade_no: tradeNo }),
            ...(mchid !== undefined && { mchid }),
            ...(description !== undefined && { description }),
          },
          logistics_type: pickup ? 4 : 3,
          item_desc: item,
          after: Number(after),
        })
        console.log(rule.id)
      },
    )
  asking(rules.command('remove'))
    .description(text('ends a rule', '删除规则'))
    .argument('<id>')
    .action(async (id: string, options: ServerOption) => {
      await apiOf(options).removeAutoShipRule({ id })
    })
}
