import { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'
import type { BrokenRule } from './upload-rules.ts'
import { addBrokenRules } from './upload.ts'

/** The values of `brand_type` that need their own proofs [official]. */
const FLAGSHIP_STORE = 4
const WELL_KNOWN_TRADEMARK = 7

const FAMOUS_BRAND = 1

const mediaIds = z.array(z.string().min(1)).optional()

/** What the rules of an application read. */
export interface BrandShape {
  apply_for: number
  audit_info?:
    | {
        brand_type: number
        flagship_in_which_ec_platform?: string | undefined
        ec_platform_proof_list?: readonly string[] | undefined
        authority_certified_proof_list?: readonly string[] | undefined
      }
    | undefined
}

/** Lists the rules that an application breaks: which fields each kind of brand needs [official]. */
export function* brokenBrandRules({
  apply_for,
  audit_info: info,
}: BrandShape): Iterable<BrokenRule> {
  const missing = (...path: string[]) => ({ errcode: ERRCODE.BRAND_ARGUMENT_INVALID, path })
  if (apply_for === FAMOUS_BRAND && info === undefined) yield missing('audit_info')
  if (info?.brand_type === FLAGSHIP_STORE) {
    if (!info.flagship_in_which_ec_platform)
      yield missing('audit_info', 'flagship_in_which_ec_platform')
    if (!info.ec_platform_proof_list?.length) yield missing('audit_info', 'ec_platform_proof_list')
  }
  if (info?.brand_type === WELL_KNOWN_TRADEMARK && !info.authority_certified_proof_list?.length)
    yield missing('audit_info', 'authority_certified_proof_list')
}

const AuditInfo = z.looseObject({
  brand_name: z.string().min(1),
  /** 1 to 8; 4 flagship on an e-commerce platform, 7 recognised well-known trademark. */
  brand_type: z.int().min(1).max(8),
  flagship_in_which_ec_platform: z.string().optional(),
  ec_platform_proof_list: mediaIds,
  authority_certified_proof_list: mediaIds,
  other_material_list: mediaIds,
})

/**
 * Applies for famous-brand status (POST /wxa/sec/famousbrand/apply). The key is `Application` here
 * and `application` in the status [official].
 */
export const apply = defineCall({
  name: 'brand.apply',
  method: 'POST',
  path: '/wxa/sec/famousbrand/apply',
  auth: 'access_token',
  request: z.looseObject({
    Application: z
      .looseObject({
        /** 1 famous brand (needs audit_info), 2 has the shop component. */
        apply_for: z.int().min(1).max(2),
        audit_info: AuditInfo.optional(),
      })
      .superRefine((application, ctx) => addBrokenRules(brokenBrandRules(application), ctx)),
  }),
  response: Envelope,
  permission_sets: [142],
  errcodes: [-1, 43002, 44002, 47001, 10210001, 10210002, 10210003],
  source: 'official api_famousbrandapply 2026',
})

/** Returns the application's status, a BRAND_STATUS. */
export const getStatus = defineCall({
  name: 'brand.getStatus',
  method: 'POST',
  path: '/wxa/sec/famousbrand/get_status',
  auth: 'access_token',
  request: z.looseObject({}),
  response: Envelope.extend({
    progress: z.looseObject({ status: z.int() }).optional(),
    application: z
      .looseObject({
        apply_for: z.int().optional(),
        status: z.int().optional(),
        audit_info: z.looseObject({ audit_reason: z.string().optional() }).optional(),
      })
      .optional(),
  }),
  permission_sets: [142],
  errcodes: [-1, 41001, 42001, 43002, 44002, 47001, 61004],
  source: 'official api_getfamousbrandapplystatus 2026',
})
