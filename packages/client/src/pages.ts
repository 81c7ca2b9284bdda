/**
 * Reads a list to its end, page by page.
 * @example for await (const { orders } of eachPage(fahuo.listOrders, { order_state: 1 })) …
 */
export async function* eachPage<Query extends object, Page extends { next_cursor: unknown }>(
  list: (query: Query) => Promise<Page>,
  query: Query,
): AsyncGenerator<Page, void, undefined> {
  let next = query
  for (;;) {
    const page = await list(next)
    yield page
    if (page.next_cursor === null) return
    next = { ...query, cursor: page.next_cursor }
  }
}
