export { createFahuo, type Fahuo, type Input, type OperationName, type Output } from './client.ts'
export { FahuoError, type ErrorCode } from './errors.ts'
export { eachPage } from './pages.ts'
export type { CallOptions, FahuoOptions, RequestOptions, Retry } from './request.ts'
export type { components, operations, paths } from './api.ts'
export type Schemas = import('./api.ts').components['schemas']
export {
  verifyWebhook,
  WebhookError,
  type VerifyOptions,
  type WebhookErrorCode,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookHeaders,
} from './webhook.ts'
