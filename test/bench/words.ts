/** What each bench does and what its figures mean, for docs/BENCHMARKS.md. */
export const words: Record<string, { title: string; text: string }> = {
  push: {
    title: 'Push intake',
    text: `
Settlement pushes in safe mode, sealed in advance and each different, by 64 connections. The server verifies and decrypts each, stores it once by a key made of its content, and answers \`success\` after the commit. "The same handler without storage" is the server's own middleware and crypto with nothing kept; "bare node:http" reads the body and answers. WeChat (a stand-in) takes 60 ms a call, so the worker that processes the pushes runs at the same time, as in production. On SQLite, pushes that arrive together share one commit and are answered together.

An fsync takes longer on most disks than here. For SQLite the rows "4 ms more" make each commit that writes wait 4 ms on SQLite's thread, by a module loaded before the server (\`test/bench/processes/slow-disk.ts\`); for PostgreSQL they set \`commit_delay\`, where the first of those that commit together sleeps and the others wait for it. "Another route meanwhile" asks \`/healthz\` one after the other while 16 pushes are under way: it needs no storage, and shows what other requests notice.`,
  },
  buyer: {
    title: "A buyer's list and lookup",
    text: `
Servers on SQLite with local copies of 10,000, 100,000 and 1,000,000 orders, 25 for each buyer, scattered over a year; 300 buyers are logged in, 32 requests are under way. The list is a page of 20 with settlements and the counts by state, of buyers whose orders WeChat was asked for within the last minute. A lookup always asks WeChat (a stand-in that takes no time) and keeps the answer.

"The route written by hand" (\`test/bench/processes/hand-written.ts\`) is the same work as plain Koa: it checks the same session, runs the same queries on the same file with statements that are prepared once, calls the same WeChat, writes the same log line and builds the same JSON; before anything is measured its answers are compared with the server's, byte by byte. It leaves out filters and further pages, rate limits, PostgreSQL and errors in words, and it writes where it reads: an fsync stops it, while the server's waits on a thread of its own. The bare Koa route answers the same bytes from memory (no session, no database, no log) and shows the limit. p99 at 1,000,000 orders: 25 orders of a buyer lie on 25 pages of the file, which is mapped, so that they are read where the system keeps them.`,
  },
  shipping: {
    title: 'Shipping through the outbox',
    text: `
10,000 accepted shipments lie in the outbox, due at once; the clock runs from the first \`upload_time\` to the last shipment shipped, by the rows' own times. The outbox asks get_order, commits \`sending\`, uploads, commits, asks get_order again and commits: it never resends without asking. The baselines are loops over undici with the same 32 calls at once: one that makes the same three calls and keeps nothing, and one that only uploads and trusts the response. Shipping is counted for 20 seconds at most. With a WeChat at a real distance (60 ms a call) waiting decides, not our code.

What limits it, with a WeChat that takes no time: two processors for everything. An order costs the server's main thread 0.3 ms, SQLite's thread 0.24 ms (half of it in the system: eight pages written and synced), and the emulator 0.3 ms; the baseline pays the emulator's share and 0.1 ms. Both cores full would be 2,300 orders/s; they are idle for a seventh of the time, where one thread waits for another. In the main thread's profile the three calls are 31 %, messages to SQLite's thread 17 %, checking what is sent and answered by its schemas 6 %, garbage 4 %, the log line of each transition 1 %. With a WeChat at a real distance none of it shows.`,
  },
  audited: {
    title: 'Who accepted a shipment',
    text: `
Who did it is stored in the commit of what was done. 600 shipments are stored with their waybill and their event, in turns with somebody who did it and with nobody, seven times; on PostgreSQL either is one statement. Beside it stands what a merchant waits for the whole of \`POST /api/shipments\`, who did it included: the median of 100, one after the other, the first ones on a cold server.`,
  },
  details: {
    title: 'Goods for the order centre',
    text: `
60 orders, one after the other, from the sending of \`PUT /api/orders/details\` to their arrival at WeChat (a stand-in in the process of the bench) on SQLite: the server checks the body, commits details and plan, wakes its worker, which claims the row, commits \`sending\` and calls. The baseline is the same call made straight. WeChat's review counts 5 seconds from the payment.`,
  },
  shops: {
    title: 'Many shops on one server',
    text: `
Three servers on one PostgreSQL serve 1,001 shops by turns: 32 have a place on each server, in the order of asking. Ten shipments of each of 1,000 small shops come due at once, alone and then beside 10,000 of one large shop, in turns; a shipment counts from when it is due until it is shipped, with a WeChat (a stand-in) that takes 60 ms a call. The last row is the memory of one server that has visited each of 10,000 shops, beside one that has none.`,
  },
  told: {
    title: 'Told at once',
    text: `
60 payments and 60 confirmations on each database, one after the other, with the emulator as WeChat and the webhook in the process of the bench. A payment counts from the sending of WeChat Pay's notification, signed and encrypted, until \`GET /api/orders?order_state=1\` has its order: the signature is verified, the resource decrypted, and the order committed with its event before the answer. The baseline is the same two requests to a server that reads the body and keeps nothing.

A confirmation counts from the buyer's request to the server (\`POST /buyer/orders/…/receipt\`, which the kit sends after WeChat's component) until the webhook is called: the session is checked, WeChat asked, the order and the event are committed, the event gets its place in the feed, and is signed and delivered. The baseline is what no way around saves: get_order and the webhook's POST, made straight.`,
  },
  events: {
    title: 'What events cost',
    text: `
An event is written in the commit of what it tells. 600 shipments are stored with their event and without, in turns, seven times; on PostgreSQL either is one statement. Below it the whole of \`POST /api/shipments\`, eight at once, and the time for each of 60 shipments until all are shipped, to a WeChat that takes no time: with one and with five webhooks in the process of the bench that take every event, against the same server with these webhooks switched off. Events are written, and get their places in the feed, in either case: what is compared is fanning out, signing and delivering.`,
  },
  proxy: {
    title: 'The drop-in proxy',
    text: `
get_order through the server (API key checked, body checked against the table of calls, token put in, call counted, request logged) against a Koa and undici hop that passes bytes. WeChat is a stand-in that takes no time, so the hop is all that is measured; 32 calls are under way. Below it, one call after the other against the emulator: node-easywechat as its users set it up, straight and through the server, and plain \`fetch\` through the server.

What limits it: socket writes are a third of the server's time, as they are the hop's. What the bare hop does not do is many small things: the log line 4 to 5 %, reading and checking the body 4 %, the digest of the key 2 %, the query 2 %, the histogram of calls 1.5 %, the request's id 1 %.`,
  },
  files: {
    title: 'Files of shipments',
    text: `
A file of as many lines as one may have is read, stored and sent while the outbox ships to a WeChat that takes 60 ms, on SQLite; each kind of file on a server of its own. "Lines accepted" counts from the sending to the last row's answer. The longest block is the longest time in which the event loop did nothing else, as a clock sees it; the processor time of that block does not depend on what else runs on the machine. Memory is that of the whole process, the reader thread and SQLite's caches included.`,
  },
  console: {
    title: 'The console',
    text: `
A real Chromium and the server on one machine, a local copy of 50,000 orders on SQLite, somebody signed in. First views are of somebody who was signed in here before, with nothing in the browser's cache; the page itself notes the frame with its first row; "a page of a few lines" asks the same list and writes its rows without anything around them. The list is then scrolled for ten seconds by a window's height at each frame, faster than a hand does it: further pages are loaded on the way, and only the rows near the window are in the page. The figures below come from a machine busy with other work, whose load stands above them. In two runs of their own, the first at a load of 3 to 5 and the second at one that was not noted, first rows came after 541 ms (Orders) and 512 ms (Today) while React's Suspense kept screens back, and after 239 ms and 186 ms without it, 5.2 and 4.1 times the plain page's.`,
  },
  start: {
    title: 'Start, memory, sync',
    text: `
Start-up is the time from spawning the process to the first good answer of \`/readyz\` (migrations included). Memory is the resident set, at rest 3 s after start and the most seen during 6 s of lists; it holds what was touched of the mapped database file, which the system takes back when it wants memory. The sync starts on an empty local copy and reads 100,000 orders, 100 a page, from a stand-in that takes no time; the baseline reads the same pages and keeps nothing.`,
  },
  miniapp: {
    title: 'The Mini Program',
    text: `
What a buyer's phone has to load and do.`,
  },
  growth: {
    title: 'Growth: servers on one PostgreSQL',
    text: `
1, 2 and 3 servers on one PostgreSQL, which runs on the same machine as the servers, the load and WeChat's stand-in. Where the work is waiting for WeChat (60 ms a call, 32 shipments under way in each server) servers add up; where it is computing, they share the same processors, and this machine cannot show more than it has.`,
  },
  emulator: {
    title: 'The emulator',
    text: `
Whether the emulator slows down as orders are added: get_order and get_order_list at 100,000 orders against 1,000.`,
  },
  // Written by hand from what pnpm soak prints.
  soak: { title: 'All loads at once, for long', text: '' },
}
