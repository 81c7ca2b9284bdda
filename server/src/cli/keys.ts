import type { Command } from 'commander'
import type { Language } from '../core/language.ts'
import { SCOPE_NAMES } from '../core/rights.ts'
import { CliError } from './cli-error.ts'
import { forShop, withDatabase, type ShopOption } from './on-database.ts'
import type { Parts } from './parts.ts'

const apiKeys = () => import('../access/api-keys.ts')

interface NewKey extends ShopOption {
  name: string
  scope: string
}

/** Creates a key of a scope. */
const create = ({ name, scope: asked, ...shop }: NewKey, language: Language): Promise<void> =>
  withDatabase(
    'createKey',
    async (scope) => {
      const key_scope = SCOPE_NAMES.find((one) => one === asked)
      if (!key_scope)
        throw new CliError({
          en: `--scope is one of: ${SCOPE_NAMES.join(', ')}.`,
          zh: `--scope 应为：${SCOPE_NAMES.join('、')}。`,
        })
      const { createApiKey } = await apiKeys()
      const { id, key } = await createApiKey(scope, name, key_scope)
      console.log(key)
      console.error(
        language === 'zh'
          ? `密钥 ${id}（${name}，${key_scope}）。请立即保存，之后无法再次查看。`
          : `Key ${id} (${name}, ${key_scope}). Save it now; it cannot be shown again.`,
      )
    },
    shop,
  )

const list = (shop: ShopOption, language: Language): Promise<void> =>
  withDatabase(
    'listKeys',
    async (scope) => {
      const { listApiKeys } = await apiKeys()
      const labels = language === 'zh' ? ['使用中', '已吊销'] : ['in use ', 'revoked']
      for (const { id, name, scope: of, created_at, revoked_at } of await listApiKeys(scope)) {
        const created = new Date(created_at).toISOString()
        console.log(
          `${id}  ${created}  ${labels[revoked_at === null ? 0 : 1]}  ${of.padEnd(4)}  ${name}`,
        )
      }
    },
    shop,
  )

const revoke = (id: string, shop: ShopOption, language: Language): Promise<void> =>
  withDatabase(
    'revokeKey',
    async (scope) => {
      const { revokeKey } = await apiKeys()
      if (!(await revokeKey(scope, id)))
        throw new CliError({
          en: `No key in use has the id ${id}: see \`fahuo keys list\`.`,
          zh: `没有使用中的密钥 ${id}：请查看 \`fahuo keys list\`。`,
        })
      console.error(
        language === 'zh' ? '已吊销，立即生效。' : 'Revoked: it is refused from now on.',
      )
    },
    shop,
  )

/** Adds the command to the program. */
export function addKeys(program: Command, { text, language }: Parts): void {
  const keys = program
    .command('keys')
    .description(text("API keys of this server's database", '本服务数据库中的 API 密钥'))
  forShop(keys.command('create'), text)
    .description(text('creates a key and shows it once', '生成密钥，仅显示一次'))
    .requiredOption('--name <name>', text('who will use it', '使用者'))
    .option(
      '--scope <scope>',
      text(
        'ship: reads, ships, corrects; read: reads and exports; full: all but people and keys',
        'ship：查看、发货和更正；read：查看和导出；full：除人员和密钥外的全部',
      ),
      'ship',
    )
    .action((key: NewKey) => create(key, language))
  forShop(keys.command('list'), text)
    .description(text('lists the keys', '列出密钥'))
    .action((shop: ShopOption) => list(shop, language))
  forShop(keys.command('revoke'), text)
    .description(text('revokes a key', '吊销密钥'))
    .argument('<id>')
    .action((id: string, shop: ShopOption) => revoke(id, shop, language))
}
