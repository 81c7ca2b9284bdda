/** Hosts that no other computer reaches from outside: the laptop itself, and private networks. */
const PRIVATE_HOST =
  /^(?:localhost|127(?:\.\d+){3}|\[::1\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/i

/**
 * Returns the server's address without spaces around it and slashes at its end.
 * @returns null where it is no address for buyers: not https (http is for a laptop and its network
 * only), or none at all
 */
export function readBaseUrl(baseUrl: string): string | null {
  const address = baseUrl.trim().replace(/\/+$/, '')
  const [, scheme, host = ''] =
    /^(https?):\/\/([^/:?#@\s[]+|\[[^\]]+\])(?::\d+)?(?:\/[^?#\s]*)?$/i.exec(address) ?? []
  if (scheme === undefined) return null
  return scheme.toLowerCase() === 'https' || PRIVATE_HOST.test(host) ? address : null
}
