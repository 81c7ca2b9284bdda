import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decrypt,
  encrypt,
  isGenuineCheck,
  keptFields,
  pushKey,
  readMessage,
  readTradeEvent,
  receivePush,
  sealPush,
  sealReply,
  sign,
  writeXml,
} from '../index.ts'

const encoding_aes_key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const appid = 'wxb11529c136998cb6'

describe('the published vectors', () => {
  it.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('sign %s %s', (timestamp, nonce, signature) => {
    expect(isGenuineCheck({ timestamp, nonce, signature }, ['AAAAA'])).toBe(true)
    expect(isGenuineCheck({ timestamp, nonce, signature }, ['AAAAB'])).toBe(false)
  })

  it('decrypt an XML message', () => {
    const query = {
      timestamp: '1458300676',
      nonce: '260774613',
      msg_signature: '4f3ad57b6989f09f4eb392acce4f9e93942ed890',
    }
    const Encrypt =
      'rTNFcsut4LfGuAFKEUVVpwcaCOTJzOd9twZdIW910jb3k+iicx2uvhttIZ3Qg9Qgty3BEF2xbOrz6boTfb30dMomcgrkTqdFPwnhqbk+kIQ7rZiwny9D7NUrTgA5kpX3KsZvrXzUZyP2x9YOlxbgm572lmxKvM7HAQQhIQ/p6HBmoY30bGXFK0BtIu1pW9TjhOYrLQoU18nWYjWqDA1ynkmOytpv7QRI1P1+0NoxL0q2zO1DgeSvnE8CZGo/o5Ap/WHK5W2RAsinpzN4/LjPnmB6U01I5XCoJoC0GK/yMZycd2Oh8Nq6+wBkC1U85oy0ktOY4nLvsQMLrourmMGdZHuTbqpeJ8Ao/5PRYJ+WBvRUwPfGKBL2+2IKZF49vAJqkcGWSHGE76ZN2erXeuNazf/o9o3lIE3q739o4c8t9QGPe31GT2Go/rOz1BsrASwvauNulCh+++yz+CQzBIuikA=='
    const secrets = {
      appid,
      tokens: ['pamtest'],
      encoding_aes_keys: ['A'.repeat(43), encoding_aes_key],
    }
    const { message, mode } = receivePush(writeXml({ ToUserName: 'gh_1', Encrypt }), query, secrets)
    expect(mode).toBe('safe')
    expect(message).toMatchObject({ MsgType: 'text', Content: 'hello', MsgId: '12345' })
  })

  it('encrypt as others do', () => {
    const random = Buffer.from('aaaabbbbccccdddd')
    expect(encrypt('我是中文abcd123', { encoding_aes_key, appid }, random)).toBe(
      'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
    )
  })

  it("hold for the console's own test event and for a reply", () => {
    const key = 'A'.repeat(43)
    const Encrypt =
      '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
    expect(sign('AAAAA', '1714112445', '415670741', Encrypt)).toBe(
      '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    )
    expect(JSON.parse(decrypt(Encrypt, key)?.message ?? '')).toMatchObject({
      Event: 'debug_demo',
      debug_str: 'hello world',
    })
    const reply = encrypt(
      '{"demo_resp":"good luck"}',
      { encoding_aes_key: key, appid: 'wxba5fad812f8e6fb9' },
      Buffer.from('707722b803182950'),
    )
    expect(reply).toBe(
      'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    )
    expect(sign('AAAAA', '1713424427', '415670741', reply)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    )
  })
})

describe('a push', () => {
  const secrets = { appid, tokens: ['token'], encoding_aes_keys: [encoding_aes_key] }
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })

  it('can be decrypted again, in both formats and modes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[A-Za-z]\w{0,10}$/), text, { maxKeys: 6 }),
        fc.constantFrom<'json' | 'xml'>('json', 'xml'),
        fc.boolean(),
        (fields, format, safe) => {
          const message = { ToUserName: 'gh_1', Event: 'e', ...fields }
          // XML knows no empty and no control characters, and trims.
          fc.pre(
            format === 'json' ||
              Object.values(message).every(
                (value) => /^\S(.*\S)?$/.test(value) && !/[\p{Cc}\p{Cs}]/u.test(value),
              ),
          )
          const { query, body } = sealPush(message, {
            appid,
            token: 'token',
            format,
            timestamp: '1',
            nonce: '2',
            ...(safe && { encoding_aes_key }),
          })
          const known = safe ? secrets : { ...secrets, encoding_aes_keys: [] }
          expect({ ...receivePush(body, query, known).message }).toEqual(message)
        },
      ),
    )
  })

  it('is refused when one byte is changed', () => {
    const sealed = sealPush(
      { Event: 'e' },
      { appid, token: 'token', encoding_aes_key, format: 'json', timestamp: '1', nonce: '2' },
    )
    const { Encrypt } = JSON.parse(sealed.body) as { Encrypt: string }
    fc.assert(
      fc.property(fc.nat(Encrypt.length - 1), fc.constantFrom('A', 'b', '7', '/'), (at, letter) => {
        fc.pre(Encrypt[at] !== letter)
        const forged = Encrypt.slice(0, at) + letter + Encrypt.slice(at + 1)
        expect(() =>
          receivePush(JSON.stringify({ Encrypt: forged }), sealed.query, secrets),
        ).toThrow('msg_signature')
      }),
    )
  })

  it('does not throw on random bytes', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 200 }), (rubbish) => {
        expect(decrypt(rubbish, encoding_aes_key)?.appid).not.toBe(appid)
      }),
    )
  })

  it('keeps a 28-digit transaction_id as it is', () => {
    const transaction_id = '4200001234202611210000000001'
    expect(readMessage(`<xml><transaction_id>${transaction_id}</transaction_id></xml>`)).toEqual({
      transaction_id,
    })
  })

  it('is refused when it is no message or has entities', () => {
    for (const body of ['', 'x', '[]', 'null', '<html></html>', '<!DOCTYPE a><xml><b>1</b></xml>'])
      expect(() => readMessage(body)).toThrow('neither a JSON object nor')
  })
})

it('encrypts a reply to a push', () => {
  const encoding = 'A'.repeat(43)
  const reply = sealReply('{"demo_resp":"good luck"}', {
    appid,
    token: 'AAAAA',
    encoding_aes_key: encoding,
    timestamp: '1713424427',
    nonce: '415670741',
  })
  expect(reply).toMatchObject({ TimeStamp: 1713424427, Nonce: '415670741' })
  expect(sign('AAAAA', '1713424427', '415670741', reply.Encrypt)).toBe(reply.MsgSignature)
  expect(decrypt(reply.Encrypt, encoding)).toEqual({ message: '{"demo_resp":"good luck"}', appid })
})

describe('a message in XML', () => {
  it('keeps nested objects, lists and text of any kind', () => {
    const message = {
      Event: 'complaint_callback',
      BussiCallBackInfo: {
        status: 201,
        customer_material_content: 'a <b> ]]> & c',
        history: [
          { time: 1, content: 'one' },
          { time: 2, content: 'two' },
        ],
      },
    }
    expect(readMessage(writeXml(message))).toEqual({
      Event: 'complaint_callback',
      BussiCallBackInfo: {
        status: '201',
        customer_material_content: 'a <b> ]]> & c',
        history: [
          { time: '1', content: 'one' },
          { time: '2', content: 'two' },
        ],
      },
    })
  })
})

describe('a settlement event', () => {
  const message = {
    ToUserName: 'gh_1',
    FromUserName: 'oSystem',
    CreateTime: 1763690401,
    MsgType: 'event',
    Event: 'trade_manage_order_settlement',
    transaction_id: '4200001234202611210000000001',
    merchant_id: '1900000109',
    sub_merchant_id: '',
    merchant_trade_no: 'T1',
    pay_time: 1763686805,
    shipped_time: 1763690400,
    estimated_settlement_time: 1764554400,
  }

  it('reads the same from XML, where every value is text, as from JSON', () => {
    const fromXml = readMessage(writeXml(message))
    expect(fromXml['pay_time']).toBe('1763686805')
    expect(readTradeEvent(fromXml)).toEqual(readTradeEvent(message))
    expect(readTradeEvent(message)).toMatchObject({ estimated_settlement_time: 1764554400 })
  })

  it('treats empty, 0 and absent alike', () => {
    for (const settlement_time of ['', '0', 0, undefined])
      expect(readTradeEvent({ ...message, settlement_time })).toMatchObject({
        settlement_time: undefined,
      })
  })

  it('has one key however it comes, and another for each content and appid', () => {
    const key = (fields: Record<string, unknown>, id = appid) => pushKey(id, fields).toString('hex')
    expect(key(readMessage(writeXml(message)))).toBe(key(message))
    expect(key(Object.fromEntries(Object.entries(message).toReversed()))).toBe(key(message))
    expect(key({ ...message, settlement_time: 5 })).not.toBe(key(message))
    expect(key(message, 'wxother')).not.toBe(key(message))
    expect(key(message)).toHaveLength(32)
  })
})

describe('what is kept of a push', () => {
  it('are the listed fields of its event, as numbers and text', () => {
    const message = {
      ToUserName: 'gh_1',
      FromUserName: 'oSomebody',
      CreateTime: 1763690401,
      MsgType: 'event',
      Event: 'trade_manage_remind_shipping',
      transaction_id: '4200001',
      msg: 'a\0b\ud800',
      merchant_id: { nested: true },
      pay_time: 1e300,
      phone_number: '13800138000',
    }
    expect(keptFields(message)).toEqual({
      ToUserName: 'gh_1',
      CreateTime: 1763690401,
      MsgType: 'event',
      Event: 'trade_manage_remind_shipping',
      transaction_id: '4200001',
      msg: 'ab\ufffd',
    })
  })

  it('are name and time of an event that is not known', () => {
    const message = { MsgType: 'event', Event: 'new_one', CreateTime: 1, openid: 'o', msg: 'x' }
    expect(keptFields(message)).toEqual({ MsgType: 'event', Event: 'new_one', CreateTime: 1 })
    expect(keptFields({ MsgType: 'event', Event: 'constructor', length: 1 })).not.toHaveProperty(
      'length',
    )
  })
})
