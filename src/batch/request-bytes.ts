import type { BatchRequest } from './batch-service.ts';

/** Most bytes that a service writes around a body: the id, a tag, the method and the address. */
const FRAME = 256;

/** Returns the bytes that a request may take in a batch, its frame included. */
export function requestBytes({ body }: Pick<BatchRequest, 'body'>): number {
  return Buffer.byteLength(body) + FRAME;
}
