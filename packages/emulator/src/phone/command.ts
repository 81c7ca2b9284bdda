/** What a merchant's system asks of the merchant's server. */
export interface MerchantRequest {
  method: 'GET' | 'POST' | 'PUT'
  /** From the root of the server, with its query. */
  path: string
  body?: object | undefined
}

/** Stands where the API key is, in what is shown. */
export const HIDDEN_KEY = '••••••••'

/** In single quotes for a shell, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** The same request as a command for a shell (sh, bash, zsh). */
export function curlOf(server_url: string, key: string, request: MerchantRequest): string {
  const { method, path, body } = request
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(server_url + path)}`,
    `-H ${quoted(`authorization: Bearer ${key}`)}`,
    ...(body === undefined
      ? []
      : ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n  ')
}
