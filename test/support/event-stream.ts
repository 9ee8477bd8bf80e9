/** One event of a streamed chat completion. */
export function chatEvent(
  delta: object,
  { finish = null, usage }: { readonly finish?: string | null; readonly usage?: object } = {},
): string {
  return event({
    id: 'chat-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gpt-test',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(usage === undefined ? {} : { usage }),
  });
}

/** How a stream of chat completions ends. */
export const chatEnd: readonly string[] = [chatEvent({}, { finish: 'stop' }), 'data: [DONE]\n\n'];

export function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** Pieces that a test hands over one by one, while the other side waits for them. */
export class PieceByPiece implements AsyncIterable<string> {
  readonly #pieces: string[] = [];
  #wake: () => void = () => {};
  #isOver = false;

  give(...pieces: readonly string[]): void {
    this.#pieces.push(...pieces);
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) yield piece;
      else if (this.#isOver) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
