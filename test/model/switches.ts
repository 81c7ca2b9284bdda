/** The rules that can be switched off, to see what breaks without them. */

/** Each with a scenario that misses it. */
export const RULES = {
  'one stamp for all uploads of a payment': 'a correction',
  'only its own worker ends a stamp': 'all: a split and its correction',
  'a look alone ends no stamp': 'two contents, hours',
  'a look after the claim': 'both numbers',
  'one claim over both numbers': 'both numbers, any time',
  'an answer that names another payment is no answer': 'by hand, another order',
  'the account pauses, it rejects nothing': 'one, odd answers and refusals',
  'a refusal is followed by a look': 'one, odd answers and refusals',
  'an answer that says nothing is followed by a look': 'one, odd answers and refusals',
  'a refusal after an unsure upload is no end': 'one, odd answers, late get_order',
  'what WeChat shows no more is superseded': 'a correction, refund',
  "the chance is WeChat's count": 'by hand',
  'a reservation is given back in the same commit': 'a correction, refund',
  'a split that is open takes the rest': 'a split',
  'an older look proves nothing': 'both numbers, get_order goes back',
  'the own proof sets the version back': 'a split completed in place, then corrected',
  'a retry forgets the version': 'one, errcode 0 and nothing there',
  'it forgets only while a stamp may be on its way': 'both numbers, back, hours',
  'a refused time is a version': 'by hand, corrected and closed',
  'a deadline passes before a resend': 'one, nothing enforced',
  'an unsure shipment holds its payment': 'two contents, any time',
  'the last parcel goes last': 'three parcels at once',
  'what is refunded is not sent': 'one, told of a refund',
  'a refund that is told after the look counts': 'one, told of a refund',
  'a retry overrules a refund': 'one, told of a refund, never closed',
} as const

/**
 * Rules that another one makes up for: without the belt alone nothing breaks, without the other one
 * alone nothing breaks in this scenario, without both it does.
 */
export const BELTS = {
  /** Two rows of a payment are never between look and commit at once, as long as one claims it. */
  'the stamp is as it was at the look': {
    other: 'one claim over both numbers',
    scenario: 'both numbers, late get_order',
  },
  /**
   * Errcode 0 raises the version, so a look that does not show the upload is an older one; 10060023
   * does not, but then the same again is 10060023 again.
   */
  'what was answered is not sent again by itself': {
    other: 'an older look proves nothing',
    scenario: 'one, nothing enforced, late get_order',
  },
} as const satisfies Record<string, { other: keyof typeof RULES; scenario: string }>

export type Rule = keyof typeof RULES | keyof typeof BELTS
