/** Roles of people of the first shop in further ones. */
import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { APPID } from '../shops/record.ts'
import { EXAMPLE_PERSON, IN_SHOPS, role } from './body.ts'
import { giveRole, readShopPeople, takeRole } from './shop-people.ts'

const appid = z.string().regex(APPID)
const Params = z.strictObject({ appid })
const ofPerson = z.strictObject({ appid, id: z.string().min(1).max(64) })
const EXAMPLE_PARAMS = { appid: 'wx00000000000000cd' }

const ShopPeople = z
  .object({
    people: z.array(
      z.object({ id: z.string(), name: z.string(), role }).meta({ id: 'ShopPerson' }),
    ),
  })
  .meta({ id: 'ShopPeople' })
const EXAMPLE_PEOPLE = { people: [{ ...EXAMPLE_PERSON, role: 'clerk' as const }] }

const listShopPeopleRoute = defineRoute({
  ...IN_SHOPS,
  method: 'get',
  path: '/api/shops/{appid}/people',
  id: 'listShopPeople',
  summary: {
    en: 'Who was given a role in a shop; owners of the first one are owners there, too',
    zh: '在该店铺有角色的人员；首个店铺的店主也是其店主',
  },
  params: Params,
  response: { status: 200, schema: ShopPeople },
  errors: [],
  example: { params: EXAMPLE_PARAMS, response: EXAMPLE_PEOPLE },
  handle: async ({ params, shops }) => ({ people: await readShopPeople(shops, params.appid) }),
})

const giveRoleRoute = defineRoute({
  ...IN_SHOPS,
  method: 'put',
  path: '/api/shops/{appid}/people/{id}',
  id: 'giveShopRole',
  summary: {
    en: 'Gives a person of the first shop a role in another one',
    zh: '授予首个店铺的人员在该店铺的角色',
  },
  params: ofPerson,
  body: z.strictObject({ role }).meta({ id: 'ShopRoleRequest' }),
  response: { status: 200, schema: ShopPeople },
  errors: ['not_found'],
  example: {
    params: { ...EXAMPLE_PARAMS, id: EXAMPLE_PERSON.id },
    body: { role: 'clerk' as const },
    response: EXAMPLE_PEOPLE,
  },
  async handle({ params, body, shops }, shop) {
    await giveRole(shops, shop, { appid: params.appid, person_id: params.id, role: body.role })
    return { people: await readShopPeople(shops, params.appid) }
  },
})

const takeRoleRoute = defineRoute({
  ...IN_SHOPS,
  method: 'delete',
  path: '/api/shops/{appid}/people/{id}',
  id: 'takeShopRole',
  summary: {
    en: 'Takes a role in a shop away, from the next request on',
    zh: '收回在该店铺的角色，下一次请求起生效',
  },
  params: ofPerson,
  response: { status: 200, schema: ShopPeople },
  errors: ['not_found'],
  example: {
    params: { ...EXAMPLE_PARAMS, id: EXAMPLE_PERSON.id },
    response: { people: [] },
  },
  async handle({ params, shops }, shop) {
    await takeRole(shop, { appid: params.appid, person_id: params.id })
    return { people: await readShopPeople(shops, params.appid) }
  },
})

export const shopPeopleRoutes = [listShopPeopleRoute, giveRoleRoute, takeRoleRoute]
