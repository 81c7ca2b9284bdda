/** Which addresses others may make this server call. */
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses of IPv4 that are not on the public Internet [IANA special-purpose registry]. */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Of IPv6, only 2000::/3 is public, without what leads to addresses of IPv4 or to documents. */
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const not_public = new BlockList()
for (const [net, prefix] of NOT_PUBLIC_V4) not_public.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of NOT_PUBLIC_V6) not_public.addSubnet(net, prefix, 'ipv6')
const public_v6 = new BlockList()
public_v6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the public Internet; text that is no address is none. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !not_public.check(address, 'ipv4')
    case 6:
      return public_v6.check(address, 'ipv6') && !not_public.check(address, 'ipv6')
    default:
      return false
  }
}

/** Returns the host of a URL without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** Whether a URL names by itself what is not public: an address, or this machine. */
export function namesPrivate(url: URL): boolean {
  const host = hostOf(url)
  if (isIP(host) !== 0) return !isPublicAddress(host)
  return /(^|\.)localhost\.?$/i.test(host)
}

/** Why a connection is not made. */
export const PRIVATE_ADDRESS = 'EPRIVATE'

/**
 * Looks a name up and gives only public addresses: the connection goes to what was checked, so that a
 * name cannot lead elsewhere in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [])
    const addresses = found.filter(({ address }) => isPublicAddress(address))
    const [first] = addresses
    if (!first)
      return callback(
        Object.assign(new Error('the address is not public'), { code: PRIVATE_ADDRESS }),
        [],
      )
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
