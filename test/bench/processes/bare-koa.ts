/** A Koa route that answers the bytes it is given: nothing is read, checked or logged. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import Koa from 'koa'

const file = process.env['BENCH_BYTES']
const bytes = file === undefined ? '{}' : readFileSync(file, 'utf8')

const app = new Koa()
app.use((ctx) => {
  ctx.type = 'application/json'
  ctx.body = bytes
})
createServer(app.callback()).listen(Number(process.env['PORT']), '127.0.0.1')
