import type { Schemas } from '@fahuo/client'
import { queries } from '../../core/api.ts'

export type ServedShop = Schemas['ServedShop']

export const SHOPS = ['shops'] as const
export const shopPeople = (appid: string) => ['shops', appid, 'people'] as const

/** How people call it: by its name, or where it has none by its appid. */
export const callOf = ({ name, appid }: Pick<ServedShop, 'name' | 'appid'>): string => name || appid

/** Reads anew which shops there are, and what the session says of them. */
export const refresh = () =>
  Promise.all(
    [SHOPS, ['session'] as const].map((queryKey) => queries.invalidateQueries({ queryKey })),
  )

/** Where WeChat pushes; without PUBLIC_URL the address that the reader came by is the best that is known. */
export const pushUrlOf = ({ push_url, appid }: Pick<ServedShop, 'push_url' | 'appid'>): string =>
  push_url ?? `${location.origin}/wechat/push/${appid}`
