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
