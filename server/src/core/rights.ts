import { FahuoError } from './errors.ts'
import type { Language, Text } from './language.ts'

/** What a caller of the merchant API may do. Every route of it names the one that it needs. */
export const RIGHTS = [
  /** Look at everything but secrets. */
  'read',
  /** Take whole lists away as files. */
  'export',
  /** Ship, import, and help a shipment on that stands still. */
  'ship',
  /** Send a buyer the one reminder to confirm receipt. */
  'remind',
  /** Spend the one re-shipment chance of a payment. */
  'correct',
  /** End shipments, answer complaints, replay pushes, keep rules. */
  'manage',
  /** Say where WeChat leads buyers, who else is told, and what the account is. */
  'settings',
  /** Invite people and make keys. */
  'people',
  /** Run the third-party platform: its merchants, their authorisations, its quota. */
  'platform',
] as const
export type Right = (typeof RIGHTS)[number]

/** Who works in a shop, and what each may do. */
export const ROLES = {
  owner: RIGHTS,
  manager: ['read', 'export', 'ship', 'remind', 'correct', 'manage'],
  clerk: ['read', 'ship', 'remind'],
  bookkeeper: ['read', 'export'],
  viewer: ['read'],
} as const satisfies Record<string, readonly Right[]>
export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]

export const ROLE_WORDS = {
  owner: { en: 'owner', zh: '店主' },
  manager: { en: 'manager', zh: '店长' },
  clerk: { en: 'clerk', zh: '店员' },
  bookkeeper: { en: 'bookkeeper', zh: '财务' },
  viewer: { en: 'viewer', zh: '只读' },
} as const satisfies Record<Role, Text>

/**
 * What an API key may do. `ship` is what a shop's own system or an ERP does all day, corrections of a
 * wrong waybill included; what ends, answers or sets something is for `full`. No key makes people or keys,
 * and none of a shop reaches the platform.
 */
export const SCOPES = {
  ship: ['read', 'export', 'ship', 'remind', 'correct'],
  read: ['read', 'export'],
  full: RIGHTS.filter((right) => right !== 'people' && right !== 'platform'),
} as const satisfies Record<string, readonly Right[]>
/** What a key of the platform may do: nothing in a shop. It is stored under the platform's own appid. */
export const PLATFORM_KEY_RIGHTS: readonly Right[] = ['platform']
export type KeyScope = keyof typeof SCOPES
export const SCOPE_NAMES = Object.keys(SCOPES) as [KeyScope, ...KeyScope[]]

/** Who asks: an API key or a person who signed in; elsewhere nobody. */
export interface Caller {
  kind: 'key' | 'person' | 'nobody'
  id: string
  name: string
  /** Of a person. */
  role?: Role
  rights: readonly Right[]
}

/** Who does something, and by which route or command; rules and queries find it on their scope. */
export interface Actor {
  kind: 'person' | 'key' | 'command'
  id: string
  name: string
  rights: readonly Right[]
  action: string
  /** When, Unix milliseconds. */
  at: number
  /** Somebody's statements tell of it already. */
  told: boolean
}

/** Says who acts, from now on. @param at Unix milliseconds */
export const actorOf = (
  { kind, id, name, rights }: Omit<Actor, 'action' | 'at' | 'told'>,
  action: string,
  at: number,
): Actor => ({ kind, id, name, rights, action, at, told: false })

/** Makes sure that whoever acts may do more than the route asks for; workers may. @throws FahuoError `forbidden` */
export function mustHave({ actor }: { actor?: Actor }, right: Right): void {
  if (actor && !actor.rights.includes(right))
    throw forbidden(right, actor.kind === 'person' ? 'person' : 'key')
}

export const NOBODY: Caller = { kind: 'nobody', id: '', name: '', rights: [] }

/** Refuses what a caller may not do, and says who may. */
export function forbidden(right: Right, kind: Caller['kind']): FahuoError {
  const having = <Name extends string>(of: Record<Name, readonly Right[]>) =>
    (Object.keys(of) as Name[]).filter((name) => of[name].includes(right))
  const roles = (language: Language) => having(ROLES).map((role) => ROLE_WORDS[role][language])
  if (kind === 'person')
    return new FahuoError('forbidden', {
      en: `it is for: ${roles('en').join(', ')}`,
      zh: `需要：${roles('zh').join('、')}`,
    })
  const scopes: string[] = right === 'platform' ? ['platform'] : having(SCOPES)
  return new FahuoError(
    'forbidden',
    scopes.length === 0
      ? {
          en: `it is for people who are signed in: ${roles('en').join(', ')}`,
          zh: `须登录后操作：${roles('zh').join('、')}`,
        }
      : {
          en: `the key's scope must be: ${scopes.join(' or ')}`,
          zh: `密钥的权限范围应为：${scopes.join(' 或 ')}`,
        },
  )
}
