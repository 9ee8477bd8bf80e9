import { wrongArgument } from '../errors/wrong-argument.ts';
import type { BatchRequest } from './batch-service.ts';

/** Most bytes that a service writes around a body: the id, a tag, the method and the address. */
const FRAME = 256;

/**
 * Returns the bytes that a request may take in a batch, its frame included.
 *
 * @throws {ConfigurationError} When it is given something else.
 *
 * @example
 * ```ts
 * import { requestBytes } from 'chimera-sdk/batch';
 *
 * requestBytes({ body: '{"messages":[]}' }); // 271: that of the body, and of what a service writes around it
 * ```
 */
export function requestBytes(request: Pick<BatchRequest, 'body'>): number {
  if (typeof request?.body !== 'string')
    throw wrongArgument('requestBytes.request', 'a request with its body as a text', request);
  return Buffer.byteLength(request.body) + FRAME;
}
