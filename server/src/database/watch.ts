/** Watches whether a server can rely on its database: what is wrong shows in /readyz and stops what would be lost. */
import { randomUUIDv7 } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { App, Log } from '../core/context.ts'
import type { Text } from '../core/language.ts'
import { LATEST_MIGRATION, ping, type Database } from './database.ts'
import { outageOf, type Outage } from './outage.ts'
import { announceServer, HEARTBEAT_MS, removeServer } from './servers.ts'
import { schemaVersion } from './version.ts'

/** What is wrong with the database: its outage, or a newer version of the server has migrated it. */
export type Trouble = Outage | 'newer'

/** What each trouble is, and what its operator does about it. */
export const TROUBLES: Record<Trouble, { reason: Text; remedy: Text }> = {
  locked: {
    reason: { en: 'somebody holds a lock on the database', zh: '数据库被其他程序锁住' },
    remedy: {
      en: 'End the transaction of the other program (sqlite3, psql, a backup); the server goes on by itself.',
      zh: '请结束其他程序（sqlite3、psql、备份等）中的事务，服务会自动恢复。',
    },
  },
  full: {
    reason: { en: 'the disk of the database is full', zh: '数据库所在磁盘已满' },
    remedy: {
      en: 'Make room on it; the server goes on by itself.',
      zh: '请清理磁盘空间，服务会自动恢复。',
    },
  },
  unreachable: {
    reason: { en: 'the database does not answer', zh: '数据库没有响应' },
    remedy: {
      en: 'Check that it runs, and that its disk and the network work; the server goes on by itself.',
      zh: '请检查数据库、磁盘和网络是否正常，恢复后服务会自动继续。',
    },
  },
  gone: {
    reason: {
      en: 'the file of the database was deleted or replaced while the server ran',
      zh: '服务运行期间，数据库文件被删除或替换',
    },
    remedy: {
      en: 'Nothing is accepted any more. Stop the server, put the right file in its place (fahuo restore), start it.',
      zh: '服务已停止接受写入。请停止服务，放回正确的文件（fahuo restore），再启动。',
    },
  },
  damaged: {
    reason: { en: 'the database is damaged', zh: '数据库已损坏' },
    remedy: {
      en: 'Stop the server and restore a backup: fahuo restore.',
      zh: '请停止服务并恢复备份：fahuo restore。',
    },
  },
  newer: {
    reason: {
      en: 'a newer version of the server has migrated the database',
      zh: '数据库已被更新版本的服务升级',
    },
    remedy: {
      en: 'Stop this server; run the newer version only.',
      zh: '请停止本服务，只运行新版本。',
    },
  },
}

export interface DatabaseWatch {
  /** What is wrong; null: nothing that is known. */
  trouble: () => Trouble | null
  /** Asks the database now. @returns what is wrong */
  check: () => Promise<Trouble | null>
  /** Whether work may be claimed; asked before each claim. @throws when the database does not answer */
  mayClaim: () => Promise<boolean>
  /** Says that this server has ended. */
  stop: () => Promise<void>
}

/** A SQLite file with less room beside it is as good as on a full disk: its log of writes may grow so far. */
const MIN_FREE_BYTES = 4 * 1024 * 1024

/** Announces this server in the database and watches it until stopped. */
export async function watchDatabase(
  database: Database,
  database_url: string,
  { log, onFailure }: Pick<App, 'log' | 'onFailure'>,
): Promise<DatabaseWatch> {
  const id = randomUUIDv7()
  let trouble: Trouble | null = null

  function become(now: Trouble | null): Trouble | null {
    if (now !== trouble) sayChange(log, now)
    trouble = now
    return now
  }

  async function isNewer(): Promise<boolean> {
    const newer = ((await schemaVersion(database.db)) ?? '') > LATEST_MIGRATION
    if (newer) become('newer')
    return newer
  }

  /** Writes, as what is accepted has to be written. */
  async function beat(): Promise<Trouble | null> {
    const newer = await isNewer()
    // It lives, whatever the newer tables take.
    const announced = announceServer(database, id)
    if (newer)
      return announced.then(
        () => 'newer' as const,
        () => 'newer' as const,
      )
    await announced
    return database.engine === 'sqlite' && (await isFull(database_url)) ? 'full' : null
  }

  const toTrouble = (error: unknown): Trouble => {
    const outage = outageOf(error)
    if (outage !== null) return outage
    onFailure('database')
    log.error({ err: error }, 'the database failed unexpectedly')
    return 'unreachable'
  }

  await announceServer(database, id)
  let stopped = false
  let timer: NodeJS.Timeout
  let beating = Promise.resolve()
  const schedule = () => {
    timer = setTimeout(() => {
      beating = beat()
        .catch(toTrouble)
        .then((now) => {
          become(now)
          if (!stopped) schedule()
        })
    }, HEARTBEAT_MS)
  }
  schedule()

  return {
    trouble: () => trouble,
    check: async () => trouble ?? (await ping(database).then(() => null, toTrouble)),
    async mayClaim() {
      // Files that are gone stay gone for this process.
      if (trouble === 'gone') return false
      return !(await isNewer())
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await beating
      await removeServer(database, id).catch(() => {})
    },
  }
}

function sayChange(log: Log, trouble: Trouble | null): void {
  if (trouble === null) return log.info({}, 'the database serves again')
  const { reason, remedy } = TROUBLES[trouble]
  log.error({ trouble, remedy: remedy.en }, reason.en)
}

async function isFull(file: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dirname(resolve(file)))
  return bavail * bsize < MIN_FREE_BYTES
}
