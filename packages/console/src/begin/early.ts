/** What is asked for before the code that shows it has come. */

const asked = new Map<string, Promise<unknown>>()

/** Asks now; whoever takes it by its name later hears what came of it, a failure too. */
export function askEarly(name: string, ask: () => Promise<unknown>): void {
  const answer = ask()
  asked.set(name, answer)
  // It is the taker's.
  answer.catch(() => {})
}

/** Gives what was asked for early, once; else asks. */
export function takeEarly<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = asked.get(name) as Promise<Answer> | undefined
  asked.delete(name)
  return answer ?? ask()
}
