/** People of the console and links for them, on the database itself: whoever can read that may let people in. */
import type { Command } from 'commander'
import { ROLE_NAMES, ROLE_WORDS, type Role } from '../core/rights.ts'
import type { Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'
import { withDatabase } from './on-database.ts'
import type { Parts } from './parts.ts'

function readRole(text: string): Role {
  const role = ROLE_NAMES.find((name) => name === text)
  if (role) return role
  throw new CliError({
    en: `--role is one of: ${ROLE_NAMES.join(', ')}.`,
    zh: `--role 应为：${ROLE_NAMES.map((name) => `${name}（${ROLE_WORDS[name].zh}）`).join('、')}。`,
  })
}

export interface InviteOptions {
  role?: string
  person?: string
}

/** Makes a one-time link for somebody new, or for a new password, and prints it with its QR code. */
export const inviteCommand = ({ role, person }: InviteOptions, language: Language): Promise<void> =>
  withDatabase('createInvitation', async (scope, { PUBLIC_URL, PORT }) => {
    if (role !== undefined && person !== undefined)
      throw new CliError({
        en: 'Give --role for somebody new, or --person for a new password; not both.',
        zh: '新人员请用 --role，重设密码请用 --person；不能同时使用。',
      })
    const { createInvitation, invitationLink } = await import('../access/invitations.ts')
    const { findPerson } = await import('../access/people.ts')
    const { renderUnicodeCompact } = await import('uqr')
    const known = person === undefined ? undefined : await findPerson(scope, person)
    if (person !== undefined && !known)
      throw new CliError({
        en: `Nobody has the name ${person}: see \`fahuo people\`.`,
        zh: `没有姓名为 ${person} 的人员：请查看 \`fahuo people\`。`,
      })
    if (known?.state === 'off')
      throw new CliError({
        en: `${known.name} is switched off: an owner switches them on again under Settings.`,
        zh: `${known.name} 已停用：请店主先在“设置”中启用。`,
      })
    const { token, expires_at } = await createInvitation(
      scope,
      known
        ? { kind: 'password', role: known.role, person_id: known.id }
        : { kind: 'colleague', role: readRole(role ?? 'owner') },
    )
    const link = invitationLink(PUBLIC_URL ?? `http://localhost:${PORT}`, token)
    console.log(link)
    console.error(renderUnicodeCompact(link))
    const [who_en, who_zh] = known
      ? [`${known.name}, with a new password`, `${known.name} 重设密码`]
      : [`one new ${role ?? 'owner'}`, `新${ROLE_WORDS[readRole(role ?? 'owner')].zh}`]
    const until = new Date(expires_at).toISOString().slice(0, 16).replace('T', ' ')
    console.error(
      language === 'zh'
        ? `${who_zh}的一次性链接，${until} UTC 前有效；请只发给本人。`
        : `It lets in ${who_en}, once, until ${until} UTC; send it to that person only.`,
    )
    if (PUBLIC_URL === undefined)
      console.error(
        language === 'zh'
          ? '未设置 PUBLIC_URL：该链接只能在服务器本机打开。请把 PUBLIC_URL 设为浏览器中的访问地址。'
          : 'PUBLIC_URL is not set: the link opens on the server itself only. Set PUBLIC_URL to the address in the browser.',
      )
  })

export const listPeopleCommand = (language: Language): Promise<void> =>
  withDatabase('listPeople', async (scope) => {
    const { readPeople } = await import('../access/people.ts')
    for (const { id, name, role, state } of await readPeople(scope)) {
      const off = language === 'zh' ? '  已停用' : '  switched off'
      console.log(`${id}  ${ROLE_WORDS[role][language]}  ${name}${state === 'off' ? off : ''}`)
    }
  })

export function addPeople(program: Command, { text, language }: Parts): void {
  program
    .command('console')
    .description(text('the shopkeeper’s console', '商家控制台'))
    .command('invite')
    .description(
      text(
        'makes a one-time link: for somebody new, or for a new password',
        '生成一次性链接：用于添加人员或重设密码',
      ),
    )
    .option(
      '--role <role>',
      text(
        'of somebody new: owner (default), manager, clerk, bookkeeper, viewer',
        '新人员的角色：owner（默认）、manager、clerk、bookkeeper、viewer',
      ),
    )
    .option('--person <name>', text('who gets a new password', '重设密码的人员姓名'))
    .action((options: InviteOptions) => inviteCommand(options, language))
  program
    .command('people')
    .description(text('lists the people of the console', '列出控制台人员'))
    .action(() => listPeopleCommand(language))
}
