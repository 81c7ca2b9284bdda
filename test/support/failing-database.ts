/** A database that says no: at a statement, or when the whole is committed. */
import { execute } from './databases.ts'

/** A write to fail: of such a row. */
export interface Write {
  table: string
  on: 'insert' | 'update'
  /** SQL over `new` and, for an update, `old`. */
  when: string
}

export type Moment = 'statement' | 'commit'

/** What stands in the errors of both engines. */
export const SAYS_NO = /says no|FOREIGN KEY constraint failed/

const isPostgres = (url: string) => url.startsWith('postgres:')

/** Prepares a database, beside its server. Without `fail` nothing changes. */
export function failingDatabase(url: string) {
  const sqlite = (write: Write, moment: Moment) => `begin immediate;
    create table if not exists no_parent (id integer primary key);
    create table if not exists no_child
      (id integer references no_parent (id) deferrable initially deferred);
    create trigger says_no after ${write.on} on ${write.table} when ${write.when} begin
      ${moment === 'commit' ? 'insert into no_child values (1)' : "select raise(abort, 'it says no')"};
    end; commit;`
  const postgres = (write: Write, moment: Moment) => `
    create or replace function say_no() returns trigger language plpgsql as
      $$ begin raise exception 'it says no'; end $$;
    create constraint trigger says_no after ${write.on} on ${write.table}
      deferrable initially ${moment === 'commit' ? 'deferred' : 'immediate'}
      for each row when (${write.when}) execute function say_no();`
  return {
    /** From now on such a write fails. */
    fail: (write: Write, moment: Moment) =>
      execute(url, (isPostgres(url) ? postgres : sqlite)(write, moment)),
    heal: ({ table }: Write) =>
      execute(
        url,
        isPostgres(url)
          ? `drop trigger if exists says_no on ${table}`
          : 'drop trigger if exists says_no',
      ),
  }
}
