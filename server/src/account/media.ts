/** Images that WeChat takes as proofs. */
import { ERRCODE, imageType, MAX_IMAGE_BYTES, MEDIA_KEPT_SECONDS } from '@fahuo/wechat'
import { auditedCall } from '../audit/audit.ts'
import { FahuoError } from '../core/errors.ts'
import { toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'

/** Most bytes of a request with an image: the image, and the form around it. */
export const MAX_IMAGE_REQUEST_BYTES = MAX_IMAGE_BYTES + 64 * 1024

/** What names WeChat gets: a file's own name may say whose proof it is. */
const NAMES = { 'image/jpeg': 'image.jpg', 'image/png': 'image.png', 'image/gif': 'image.gif' }

/**
 * Reads a file as an image that WeChat takes: JPEG, PNG or GIF by its content, at most 2 MB.
 * @throws FahuoError `invalid` with WeChat's errcode
 */
export function readImage(bytes: Uint8Array<ArrayBuffer>): File {
  if (bytes.length === 0) throw new FahuoError('invalid', 'media', ERRCODE.MEDIA_MISSING)
  if (bytes.length > MAX_IMAGE_BYTES)
    throw new FahuoError('invalid', 'media', ERRCODE.MEDIA_TOO_LARGE)
  const type = imageType(bytes)
  if (!type) throw new FahuoError('invalid', 'media', ERRCODE.MEDIA_TYPE_INVALID)
  return new File([bytes], NAMES[type], { type })
}

/** Uploads an image. @throws FahuoError `invalid`, `refused_by_wechat`, `wechat_unavailable`: repeat it */
export async function uploadImage(shop: Shop, bytes: Uint8Array<ArrayBuffer>) {
  const media = readImage(bytes)
  const { media_id, created_at } = await mapWechatErrors(() =>
    auditedCall(shop, {}, () => shop.wechat.media.upload({ type: 'image', media })),
  )
  const created = created_at ?? toSeconds(shop.clock.now())
  return { media_id, created_at: created, expires_at: created + MEDIA_KEPT_SECONDS }
}
