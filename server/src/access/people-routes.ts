/** The people of the console, and links for them. */
import { z } from 'zod'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { EXAMPLE_PERSON, personName, role } from './body.ts'
import {
  createInvitation,
  invitationLink,
  invitePassword,
  readInvitations,
  removeInvitation,
} from './invitations.ts'
import { changePerson, readPeople, removePerson } from './people.ts'

const Id = z.strictObject({ id: z.uuid() })

const PersonView = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    state: z.enum(['active', 'off']).meta({
      text: { en: 'off: may not come in', zh: 'off：已停用，不能登录' },
    }),
    created_at: milliseconds,
    seen_at: milliseconds.nullable(),
  })
  .meta({ id: 'Person' })

const EXAMPLE: z.input<typeof PersonView> = {
  ...EXAMPLE_PERSON,
  state: 'active',
  created_at: 1_764_123_000_000,
  seen_at: 1_764_123_600_000,
}

const PersonResponse = z.object({ person: PersonView }).meta({ id: 'PersonResponse' })
const Removed = z.object({ removed: z.literal(true) }).meta({ id: 'AccessRemoved' })

const listPeopleRoute = defineRoute({
  method: 'get',
  path: '/api/people',
  id: 'listPeople',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: { en: 'The people who may sign in', zh: '可登录的人员' },
  response: {
    status: 200,
    schema: z.object({ people: z.array(PersonView) }).meta({ id: 'PersonList' }),
  },
  errors: [],
  example: { response: { people: [EXAMPLE] } },
  handle: async (_, shop) => ({ people: await readPeople(shop) }),
})

const changePersonRoute = defineRoute({
  method: 'patch',
  path: '/api/people/{id}',
  id: 'changePerson',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: {
    en: 'Renames a person, gives another role, or switches them off',
    zh: '修改姓名、角色，或停用人员',
  },
  details: {
    en: 'Another role, or switching off, signs the person out everywhere at once.',
    zh: '修改角色或停用后，该人员会立即在所有设备上退出登录。',
  },
  params: Id,
  body: z
    .strictObject({
      name: personName.optional(),
      role: role.optional(),
      state: z.enum(['active', 'off']).optional(),
    })
    .meta({ id: 'PersonChange' }),
  response: { status: 200, schema: PersonResponse },
  errors: ['not_found', 'name_taken', 'last_owner'],
  example: {
    params: { id: EXAMPLE.id },
    body: { role: 'manager' as const },
    response: { person: { ...EXAMPLE, role: 'manager' as const } },
  },
  handle: async ({ params, body }, shop) => ({ person: await changePerson(shop, params.id, body) }),
})

const removePersonRoute = defineRoute({
  method: 'delete',
  path: '/api/people/{id}',
  id: 'removePerson',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: { en: 'Removes a person; what they did stays told', zh: '删除人员；操作记录保留' },
  params: Id,
  response: { status: 200, schema: Removed },
  errors: ['not_found', 'last_owner'],
  example: { params: { id: EXAMPLE.id }, response: { removed: true as const } },
  async handle({ params }, shop) {
    await removePerson(shop, params.id)
    return { removed: true as const }
  },
})

const InvitationView = z
  .object({
    id: z.string(),
    role,
    person: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .meta({
        text: {
          en: 'Who gets a new password; null: somebody new',
          zh: '重设密码的人员；null：新人员',
        },
      }),
    created_at: milliseconds,
    expires_at: milliseconds,
  })
  .meta({ id: 'Invitation' })

const EXAMPLE_INVITATION: z.input<typeof InvitationView> = {
  id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e51',
  role: 'clerk',
  person: null,
  created_at: 1_764_123_000_000,
  expires_at: 1_764_382_200_000,
}

const link = z
  .string()
  .nullable()
  .meta({
    text: {
      en: 'The link, shown once; null where PUBLIC_URL is not set: put `/console#invitation=` and the token behind the address of the console',
      zh: '链接，仅返回一次；未设置 PUBLIC_URL 时为 null，请在控制台地址后加上 `/console#invitation=` 和 token',
    },
  })

const NewInvitation = z
  .object({
    id: z.string(),
    token: z.string().meta({ text: { en: 'Shown once', zh: '仅返回一次' } }),
    link,
    expires_at: milliseconds,
  })
  .meta({ id: 'NewInvitation' })

const EXAMPLE_TOKEN = 'kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G'

const withLink = (
  { settings: { public_url } }: Shop,
  made: { id: string; token: string; expires_at: number },
) => ({
  ...made,
  link: public_url === null ? null : invitationLink(new URL(public_url).origin, made.token),
})

const createInvitationRoute = defineRoute({
  method: 'post',
  path: '/api/invitations',
  id: 'createInvitation',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: {
    en: 'Makes a one-time link: for somebody new, or for a new password',
    zh: '生成一次性链接：用于添加人员或重设密码',
  },
  details: {
    en: 'A link for somebody new can be used for three days, one for a new password for a day. A newer one for the same person ends the former.',
    zh: '添加人员的链接三天内有效，重设密码的链接一天内有效；为同一人重新生成时，原链接失效。',
  },
  body: z
    .strictObject({
      role: role.optional(),
      person_id: z
        .uuid()
        .optional()
        .meta({ text: { en: 'Who gets a new password', zh: '重设密码的人员' } }),
    })
    .refine((body) => (body.role === undefined) !== (body.person_id === undefined), {
      params: {
        text: {
          en: 'role for somebody new, or person_id for a new password',
          zh: '新人员填 role，重设密码填 person_id',
        },
      },
    })
    .meta({ id: 'NewInvitationRequest' }),
  response: { status: 201, schema: NewInvitation },
  errors: ['not_found', 'not_open'],
  example: {
    body: { role: 'clerk' as const },
    response: {
      id: EXAMPLE_INVITATION.id,
      token: EXAMPLE_TOKEN,
      link: `https://fahuo.example.com/console#invitation=${EXAMPLE_TOKEN}`,
      expires_at: EXAMPLE_INVITATION.expires_at,
    },
  },
  async handle({ body, caller }, shop) {
    const { person_id, role: of = 'viewer' } = body
    const made = await (person_id === undefined
      ? createInvitation(shop, { kind: 'colleague', role: of, created_by: caller.id })
      : invitePassword(shop, person_id, caller.id))
    return withLink(shop, made)
  },
})

const listInvitationsRoute = defineRoute({
  method: 'get',
  path: '/api/invitations',
  id: 'listInvitations',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: { en: 'The links that can still be used', zh: '仍有效的链接' },
  response: {
    status: 200,
    schema: z.object({ invitations: z.array(InvitationView) }).meta({ id: 'InvitationList' }),
  },
  errors: [],
  example: { response: { invitations: [EXAMPLE_INVITATION] } },
  handle: async (_, shop) => ({ invitations: await readInvitations(shop) }),
})

const removeInvitationRoute = defineRoute({
  method: 'delete',
  path: '/api/invitations/{id}',
  id: 'removeInvitation',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
  summary: { en: 'Takes a link back', zh: '撤销链接' },
  params: Id,
  response: { status: 200, schema: Removed },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_INVITATION.id }, response: { removed: true as const } },
  async handle({ params }, shop) {
    await removeInvitation(shop, params.id)
    return { removed: true as const }
  },
})

export const peopleRoutes = [
  listPeopleRoute,
  changePersonRoute,
  removePersonRoute,
  createInvitationRoute,
  listInvitationsRoute,
  removeInvitationRoute,
]
