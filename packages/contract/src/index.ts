export * from './pages.ts'
export * from './orders.ts'
export * from './routes.ts'
export type * from './bodies.ts'
