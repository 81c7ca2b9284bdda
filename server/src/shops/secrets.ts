import { readSealed, type SealedScope } from '../database/sealed-values.ts'

/** The secrets of a shop; null: there is none, or another master key sealed it. */
export interface ShopSecrets {
  secret: string | null
  push_token: string | null
  push_aes_key: string | null
}

/** Reads the secrets of a shop of the table. */
export async function readShopSecrets(scope: SealedScope): Promise<ShopSecrets> {
  const read = async (name: Parameters<typeof readSealed>[1]) =>
    (await readSealed(scope, name))?.text ?? null
  const [secret, push_token, push_aes_key] = await Promise.all([
    read('shop_secret'),
    read('shop_push_token'),
    read('shop_push_aes_key'),
  ])
  return { secret, push_token, push_aes_key }
}
