import { createServer, type AddressInfo } from 'node:net'

/** Beside miniapp/dist, so that the tests leave a developer's own build alone. */
export const TEST_DIST = 'dist-test'

/** Whether nobody listens there. */
async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const free = new Promise<boolean>((said) => {
    probe.once('error', () => said(false))
    probe.once('listening', () => probe.close(() => said(true)))
  })
  probe.listen(port)
  return free
}

/** A port that nobody listens on; `wanted` if it is one. */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted !== 0 && (await isFree(wanted))) return wanted
  const probe = createServer().listen(0)
  await new Promise((listening) => probe.once('listening', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}
