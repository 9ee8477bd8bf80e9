/** A reply that failed while, or after, it came with status 200. Never leaves this folder: `normalizeError` turns it into one of ours. */
export class StreamFailure extends Error {
  override readonly name = 'StreamFailure';
  /** Whether the server sent an error instead of going on, or simply stopped. */
  readonly kind: 'failed' | 'unfinished';
  /** Whether a part of the reply had come before. */
  readonly hasBegun: boolean;
  /** What the server sent, as the body of a failed response would hold it. */
  readonly body: string | undefined;

  constructor(kind: StreamFailure['kind'], said: unknown, hasBegun = true) {
    super('the stream failed');
    this.kind = kind;
    this.hasBegun = hasBegun;
    this.body = said === null ? undefined : JSON.stringify({ error: said });
  }
}
