import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'

/** Databases have run them under these names, in this order: a new name would be run again, or refused. */
const SAME_NUMBER = ['009', '012']

it('gives each further migration a number of its own: they run in the order of their names', async () => {
  const files = await readdir(import.meta.dirname)
  const numbers = files.filter((name) => !name.includes('.test.')).map((name) => name.slice(0, 3))
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at)
  expect(twice.toSorted()).toEqual(SAME_NUMBER)
})
