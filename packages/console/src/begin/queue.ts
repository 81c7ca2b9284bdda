import { fahuo } from './client.ts'

export const QUEUE_PAGE = 20

/** The name of the queue's first page among what is asked early. */
export const QUEUE_NAME = 'ship-queue'

export const firstQueue = () => fahuo.readShipQueue({ limit: QUEUE_PAGE })
