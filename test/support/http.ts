import { setTimeout as wait } from 'node:timers/promises'

/** One request with JSON in and out. */
export async function call<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  options: { body?: unknown; key?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Answer }> {
  const answer = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Answer }
}

/**
 * Asks again until the answer fits.
 * @param timeout milliseconds: how long a machine with much other work may take, and less than the test has
 * @throws with the last answer when it never does
 */
export async function until<Value>(
  ask: () => Promise<Value>,
  fits: (value: Value) => boolean,
  timeout = 60_000,
): Promise<Value> {
  const deadline = performance.now() + timeout
  for (;;) {
    const value = await ask()
    if (fits(value)) return value
    if (performance.now() > deadline)
      throw new Error(`it never came to be; last: ${JSON.stringify(value)}`)
    await wait(50)
  }
}
