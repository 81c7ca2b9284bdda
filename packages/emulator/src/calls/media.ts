import { randomBytes } from 'node:crypto'
import { ERRCODE, imageType, MEDIA_KEPT_SECONDS } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import { seconds, type Context } from '../state/context.ts'

/** Temporary media: images only [official], told by their content [assumed]; the bytes are not kept. */
export async function uploadMedia(context: Context, { media }: { media: Blob }) {
  const type = imageType(await media.bytes())
  if (type === undefined) throw new Refusal(ERRCODE.MEDIA_TYPE_INVALID)
  const media_id = randomBytes(48).toString('base64url')
  context.state.media.set(media_id, context.now() + MEDIA_KEPT_SECONDS * 1000)
  return { type: 'image', media_id, created_at: seconds(context.now()) }
}

/** Whether temporary media is there: for three days [official]. */
export const isKept = ({ state, now }: Context, media_id: string): boolean =>
  (state.media.get(media_id) ?? 0) > now()
