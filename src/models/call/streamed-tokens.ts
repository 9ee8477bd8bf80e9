/** Told of the characters of each piece of a streamed reply. */
export type OnPiece = (characters: number) => void;

/** Tokens are not countable without the model's own tokenizer; this is near enough for a line of progress. */
const charactersPerToken = 4;

/** Counts what the streamed replies under way have brought so far. */
export class StreamedTokens {
  readonly #onChange: (tokens: number) => void;
  #characters = 0;

  constructor(onChange: (tokens: number) => void) {
    this.#onChange = onChange;
  }

  /** Counts the pieces of one reply until its work has ended; those that come even later are ignored. */
  async count<Value>(work: (onPiece: OnPiece) => Promise<Value>): Promise<Value> {
    let own = 0;
    let isOver = false;
    try {
      return await work((characters) => {
        if (isOver) return;
        own += characters;
        this.#add(characters);
      });
    } finally {
      isOver = true;
      if (own > 0) this.#add(-own);
    }
  }

  #add(characters: number): void {
    this.#characters += characters;
    this.#onChange(Math.ceil(this.#characters / charactersPerToken));
  }
}
