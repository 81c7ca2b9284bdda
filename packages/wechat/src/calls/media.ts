import { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/** WeChat's page names 2 MB and 10 MB for images; the smaller one is always taken [official]. */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024

/** How long WeChat keeps temporary media, in seconds [official]. */
export const MEDIA_KEPT_SECONDS = 3 * 24 * 3600

/** The kinds of images that WeChat takes [official]. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/gif'

/** How the files of each kind begin. */
const BEGINNINGS: readonly (readonly [ImageType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
]

/** Tells what kind of image a file is by its first bytes, whatever its name says; undefined: none. */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  return BEGINNINGS.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]
}

/**
 * Uploads an image that another call names (POST /cgi-bin/media/upload): the proofs of a famous brand, the
 * materials of a trade type. The `media_id` lasts three days and may be used several times. Safe to repeat.
 */
export const upload = defineCall({
  name: 'media.upload',
  method: 'POST',
  path: '/cgi-bin/media/upload',
  auth: 'access_token',
  file: 'media',
  request: z.looseObject({
    /** Mini Programs: images only [official]. */
    type: z.string().refine((type) => type === 'image', {
      error: 'image is the only type for Mini Programs',
      params: { errcode: ERRCODE.MEDIA_TYPE_INVALID },
    }),
    media: z.instanceof(Blob).superRefine((file, ctx) => {
      const refuse = (errcode: number, message: string) =>
        ctx.addIssue({ code: 'custom', message, params: { errcode } })
      if (file.size === 0) refuse(ERRCODE.MEDIA_MISSING, 'is empty')
      if (file.size > MAX_IMAGE_BYTES) refuse(ERRCODE.MEDIA_TOO_LARGE, 'is larger than 2 MiB')
    }),
  }),
  response: Envelope.extend({
    media_id: z.string().min(1),
    type: z.string().optional(),
    /** Unix seconds; a text in the sample [official]. */
    created_at: z.coerce.number().int().optional(),
  }),
  permission_sets: [1, 3, 8, 9, 11, 19, 30, 31, 100],
  errcodes: [-1, 40004, 41005, 45001],
  source: 'official api_uploadtempmedia 2026',
})
