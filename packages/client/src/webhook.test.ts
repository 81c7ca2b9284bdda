import { expect, it } from 'vitest'
import { verifyWebhook } from './webhook.ts'

// The test vector of the specification of Standard Webhooks.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const body = '{"test": 2432232314}'
const now = 1_614_265_330_000
const headers = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': '1614265330',
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

it('takes what the specification signs, also from fetch and by one of two secrets', async () => {
  const event = { id: headers['webhook-id'], test: 2_432_232_314 }
  expect(await verifyWebhook(body, headers, { secret, now })).toEqual(event)
  const bytes = new TextEncoder().encode(body)
  const both = { secret: ['whsec_AAAA', secret], now }
  expect(await verifyWebhook(bytes, new Headers(headers), both)).toEqual(event)
})

it.each([
  ['another body', 'bad_signature', '{"test": 2432232315}', {}, {}],
  ['another secret', 'bad_signature', body, {}, { secret: 'whsec_AAAA' }],
  ['another id', 'bad_signature', body, { 'webhook-id': 'msg_other' }, {}],
  ['no signature', 'missing_header', body, { 'webhook-signature': '' }, {}],
  ['a version of later', 'bad_signature', body, { 'webhook-signature': 'v2,AAAA' }, {}],
  ['a replay', 'too_old', body, {}, { now: now + 301_000 }],
  ['the future', 'too_new', body, {}, { now: now - 301_000 }],
])('refuses %s', async (_, code, text, more, options) => {
  const verifying = verifyWebhook(text, { ...headers, ...more }, { secret, now, ...options })
  await expect(verifying).rejects.toMatchObject({ name: 'WebhookError', code })
})
