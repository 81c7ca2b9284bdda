export const BASE = '/console'

/** Where the console is: a path below /console, and the whole query. */
export interface Place {
  path: string
  query: URLSearchParams
}

export const readPlace = (): Place => ({
  path: location.pathname.slice(BASE.length).replace(/\/+$/, '') || '/',
  query: new URLSearchParams(location.search),
})

/** What a query says of some names; what it does not name is as in `defaults`. */
export const valuesOf = <Name extends string>(
  query: URLSearchParams,
  defaults: Readonly<Record<Name, string>>,
): Record<Name, string> =>
  Object.fromEntries(
    (Object.keys(defaults) as Name[]).map((name) => [name, query.get(name) ?? defaults[name]]),
  ) as Record<Name, string>
