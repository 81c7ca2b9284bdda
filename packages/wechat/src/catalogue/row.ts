/**
 * What an errcode asks for. `retry`: the same call may succeed. `wait`: it may succeed later. `token`:
 * renew the token, once. `done`: it was done before. `operator`: a person has to change something.
 * `invalid`: the request is wrong.
 */
export type ErrorKind = 'retry' | 'wait' | 'token' | 'done' | 'operator' | 'invalid'

/** An errcode's kind, then cause and remedy in English, then cause and remedy in Chinese. */
export type Row = readonly [
  kind: ErrorKind,
  en: string,
  enRemedy: string,
  zh: string,
  zhRemedy: string,
]

export type Rows = Record<number, Row>
