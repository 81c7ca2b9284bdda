import CacheInterface from 'node-easywechat/dist/Core/Contracts/CacheInterface.js'

/** node-easywechat's cache that lasts as long as whoever holds it; theirs writes files. */
export class MemoryCache extends CacheInterface {
  readonly kept = new Map<string, unknown>()

  override get(id: string): Promise<unknown> {
    return Promise.resolve(this.kept.get(id) ?? null)
  }
  override has(id: string): Promise<boolean> {
    return Promise.resolve(this.kept.has(id))
  }
  override set(id: string, data?: unknown): Promise<boolean> {
    this.kept.set(id, data)
    return Promise.resolve(true)
  }
  override delete(id: string): Promise<boolean> {
    this.kept.delete(id)
    return Promise.resolve(true)
  }
}
