/** A streamed reply that failed. Never leaves this folder: `normalizeError` turns it into one of ours. */
export class StreamFailure extends Error {
  override readonly name = 'StreamFailure';
  /** Whether the server sent an error instead of going on, or simply stopped. */
  readonly kind: 'failed' | 'unfinished';
  /** What the server sent, as the body of a failed response would hold it. */
  readonly body: string | undefined;

  constructor(kind: StreamFailure['kind'], said: unknown) {
    super('the stream failed');
    this.kind = kind;
    this.body = said === null ? undefined : JSON.stringify({ error: said });
  }
}
