import { expect, it } from 'vitest'
import { isPublicAddress, namesPrivate, publicLookup } from './address.ts'

it.each([
  '127.0.0.1',
  '127.1',
  '0177.0.0.1',
  '0x7f000001',
  // Decimal: 127.0.0.1, 10.0.0.1, 169.254.169.254.
  '2130706433',
  '167772161',
  '2852039166',
  '１２７.0.0.1',
  '127.0.0.1.',
  '0.0.0.0',
  '100.64.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::10.0.0.1]',
  '[2002:7f00:1::]',
  '[fc00::1]',
  '[fe80::1]',
  'localhost',
  'LOCALHOST.',
  'shop.localhost',
])('takes %s for what is not public, however it is written', (host) => {
  expect(namesPrivate(new URL(`https://${host}/hook`))).toBe(true)
})

it.each(['8.8.8.8', '172.32.0.1', '[2400:3200::1]', 'shop.example.com', 'localhost.example.com'])(
  'takes %s for what may be called',
  (host) => {
    expect(namesPrivate(new URL(`https://${host}/hook`))).toBe(false)
  },
)

it('takes text that is no address for none', () => {
  expect(isPublicAddress('8.8.8.8:80')).toBe(false)
  expect(isPublicAddress('')).toBe(false)
})

it.each([true, false])('looks up no address that is not public (all: %s)', async (all) => {
  const looked = new Promise((resolve) =>
    publicLookup('localhost', { all }, (error, found) => resolve([error?.code, found])),
  )
  expect(await looked).toEqual(['EPRIVATE', []])
})
