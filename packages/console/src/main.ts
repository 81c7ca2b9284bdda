/**
 * The first file, a small one: it asks for what the page shows first, and for its screen, while the
 * rest of the code is still on its way.
 */
import { fahuo, options } from './begin/client.ts'
import { askEarly } from './begin/early.ts'
import { firstLanguage } from './begin/language.ts'
import { recall } from './begin/memory.ts'
import { DEFAULTS, earlyName, filterOf, firstOrders } from './begin/orders.ts'
import { readPlace, valuesOf } from './begin/place.ts'
import { firstQueue, QUEUE_NAME } from './begin/queue.ts'
import { isScreen, SCREEN_CODE } from './begin/screen-code.ts'

const START = '/today'

// What the server says is shown as it is.
options.language = firstLanguage()
askEarly('session', () => fahuo.readSession())
const { path, query } = readPlace()
const place = path === '/' ? START : `/${path.split('/')[1] ?? ''}`
// Whoever was not signed in is not either, most likely: nothing is asked that would be refused.
if (recall('signed-in') === 'yes') {
  const filter = filterOf(valuesOf(query, DEFAULTS))
  if (place === '/orders') askEarly(earlyName(filter), () => firstOrders(filter))
  if (place === START) askEarly(QUEUE_NAME, firstQueue)
}
const app = import('./app.tsx')
// Whoever opens the screen says what went wrong.
if (isScreen(place)) SCREEN_CODE[place]().catch(() => {})
const { start } = await app
await start()
