/**
 * Masks a phone number so that its last four digits (and an area code or the first three) show, as
 * WeChat wants contacts for SF [seed 000]. What is masked already stays as it is.
 */
export function maskContact(contact: string): string {
  const digits = contact.match(/\d/g)?.length ?? 0
  if (contact.includes('*') && digits <= 9) return contact
  const shown = digits > 7 ? 3 : 0
  let seen = 0
  return contact.replace(/\d/g, (digit) => {
    seen += 1
    return seen <= shown || seen > digits - 4 ? digit : '*'
  })
}

/** Masks the mobile numbers of mainland China in a text: `138****8000`. */
export function maskPhonesIn(text: string): string {
  return text.replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskContact)
}

/** Masks a person's name but for its first character: `陈**`. */
export function maskName(name: string): string {
  const [first = ''] = Array.from(name)
  return first === '' ? '' : `${first}**`
}

/** A part of an address down to the district; roads and numbers end it. */
const REGION = /^(?:[^\d路街巷弄道]{1,9}?(?:自治区|行政区|省|市|区|县|旗|州|盟)){1,4}/u
const ROAD = /^[^\d]{1,12}?(?:大道|路|街道|街|巷|弄|道|镇|乡|村)/u

/**
 * Masks an address behind its road: `福建省厦门市思明区湖滨南路***`. One in Latin letters begins with
 * the house, so that its last two parts stay: `***, Siming District, Xiamen`.
 */
export function maskAddress(address: string): string {
  if (address === '') return ''
  const [region = ''] = REGION.exec(address) ?? []
  const [road = ''] = ROAD.exec(address.slice(region.length)) ?? []
  if (region + road !== '') return `${region}${road}***`
  const parts = address.split(/[,，]\s*/)
  const kept = parts.length > 2 ? parts.slice(-2) : parts.slice(1)
  return ['***', ...kept].join(', ').replaceAll(/\d{5,}/g, '***')
}
