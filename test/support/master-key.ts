/** FAHUO_MASTER_KEY of tests on PostgreSQL; on SQLite the server makes one. */
export const MASTER_KEY = 'bWFzdGVyIGtleSBmb3IgdGVzdHMsIDMyIGJ5dGVzISE='
