import type { Compilable, CompiledQuery, Kysely, RawBuilder } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Store } from '../database/database.ts'

/**
 * A statement that is built and compiled once, and then used with other values. Kysely builds a tree
 * and walks it for each query: 20 to 60 µs, more than SQLite takes to find a row. Only for what is
 * asked on every request, or done for every shipment.
 * @param build gets stand-ins in the place of values: it may put them into the query, and no more
 */
export function preparedStatement<Given extends object, Row>(
  build: (db: Kysely<Schema>, given: Given) => Compilable<Row>,
): (db: Kysely<Schema>, given: Given) => Compilable<Row> {
  const compiled = new WeakMap<Kysely<Schema>, CompiledQuery<Row>>()
  return (db, given) => ({
    compile() {
      let query = compiled.get(db)
      if (!query) {
        query = build(db, standIns<Given>()).compile()
        compiled.set(db, query)
      }
      const parameters = query.parameters.map((value) =>
        value instanceof StandIn ? given[value.name as keyof Given] : value,
      )
      return { ...query, parameters }
    },
  })
}

/** The same, run at once. */
export function prepared<Given extends object, Row>(
  build: (db: Kysely<Schema>, given: Given) => Compilable<Row>,
): (store: Store, given: Given) => Promise<Row[]> {
  const statement = preparedStatement(build)
  return async ({ db }, given) => (await db.executeQuery<Row>(statement(db, given).compile())).rows
}

/** Makes a statement once for each shape that it is asked in: so many values, these columns. */
export function byShape<Shape extends readonly unknown[], Statement>(
  make: (...shape: Shape) => Statement,
): (...shape: Shape) => Statement {
  const made = new Map<string, Statement>()
  return (...shape) => {
    const name = shape.join()
    const found = made.get(name) ?? make(...shape)
    made.set(name, found)
    return found
  }
}

/** SQL that is written by hand, as a statement of a unit. */
export const raw = <Row>({ db }: Store, text: RawBuilder<Row>): Compilable<Row> => ({
  compile: () => text.compile(db),
})

/** Stands where the value of this name will be bound. */
class StandIn {
  readonly name: string | symbol
  constructor(name: string | symbol) {
    this.name = name
  }
}

const standIns = <Given extends object>() =>
  new Proxy({}, { get: (_, name) => new StandIn(name) }) as Given
