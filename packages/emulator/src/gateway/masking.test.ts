import { expect, it } from 'vitest'
import { masked } from './masking.ts'

it('masks what lets somebody in, wherever it stands', () => {
  const secrets = {
    secret: 's',
    access_token: 't',
    authorizer_refresh_token: 't',
    session_key: 'k',
    js_code: 'c',
    ComponentVerifyTicket: 'v',
  }
  const shown = JSON.stringify(masked({ list: [secrets], ...secrets }))
  expect(shown.match(/\*\*\*/g)).toHaveLength(12)
  expect(shown).not.toMatch(/:"[a-z]"/)
})

it('leaves a waybill token, and the numbers of payments, as they are', () => {
  const order = { waybill_token: 'w', transaction_id: '4200001380001234567820261126', errcode: 0 }
  expect(masked(order)).toEqual(order)
})

it('masks the middle of a phone number', () => {
  expect(masked({ contact: { receiver_contact: '+86-13800138000' } })).toEqual({
    contact: { receiver_contact: '+86-138****8000' },
  })
})
