/** One streamed reply on its way. */
export interface StreamUnderWay {
  /** So many characters of it have come. */
  readonly heard: (characters: number) => void;
  /** It has ended, or was given up. May be called more than once. */
  readonly end: () => void;
}

/** Tokens are not countable without the model's own tokenizer; this is near enough for a line of progress. */
const charactersPerToken = 4;

/** Counts what the streamed replies under way have brought so far. */
export class StreamedTokens {
  readonly #onChange: (tokens: number) => void;
  #characters = 0;

  constructor(onChange: (tokens: number) => void) {
    this.#onChange = onChange;
  }

  begin(): StreamUnderWay {
    let own = 0;
    let isOver = false;
    return {
      heard: (characters) => {
        if (isOver) return;
        own += characters;
        this.#add(characters);
      },
      end: () => {
        if (isOver) return;
        isOver = true;
        if (own > 0) this.#add(-own);
      },
    };
  }

  #add(characters: number): void {
    this.#characters += characters;
    this.#onChange(Math.ceil(this.#characters / charactersPerToken));
  }
}
