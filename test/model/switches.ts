/** The rules that can be switched off, to see what breaks without them. */

/** Rules that can be switched off, each with a scenario that misses it. */
export const RULES = {
  'one stamp for all uploads of a payment': 'a correction',
  'only its own worker ends a stamp': 'all: a split and its correction',
  'the account pauses, it rejects nothing': 'one, odd answers and refusals',
  'a refusal is followed by a look': 'one, odd answers and refusals',
  'what WeChat shows no more is superseded': 'a correction, refund',
  'a reservation is given back in the same commit': 'a correction, refund',
  'a split that is open takes the rest': 'a split',
  'an older look proves nothing': 'both numbers, get_order goes back',
  'a retry forgets the version': 'one, errcode 0 and nothing there',
  'it forgets only while a stamp may be on its way': 'both numbers, back, hours',
  'a refused time is a version': 'by hand, corrected and closed',
} as const

/** Rules that hold one another up: without one of these alone, another one still holds. */
export const BELTS = [
  'a look after the claim',
  'one claim over both numbers',
  'an answer that says nothing is followed by a look',
  'a refusal after an unsure upload is no end',
  "the chance is WeChat's count",
  'the own proof sets the version back',
  'what was answered is not sent again by itself',
  'an unsure shipment holds its payment',
  'a deadline passes before a resend',
] as const
export type Rule = keyof typeof RULES | (typeof BELTS)[number]
