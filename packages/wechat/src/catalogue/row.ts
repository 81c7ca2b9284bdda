/**
 * What each errcode means and whose turn it is. `kind`: `retry` the call may succeed as it is;
 * `wait` it will succeed later; `token` renew the token, once; `done` it is there already, look;
 * `operator` a person must change something; `invalid` the request itself is wrong.
 */
export type ErrorKind = 'retry' | 'wait' | 'token' | 'done' | 'operator' | 'invalid'

/** One code: its kind, cause and remedy in English, cause and remedy in Chinese. */
export type Row = readonly [
  kind: ErrorKind,
  en: string,
  enRemedy: string,
  zh: string,
  zhRemedy: string,
]

export type Rows = Record<number, Row>
