import type { Sample } from '../../src/core/records/records.ts';
import type { ProviderOptions } from '../provider/provider-options.ts';

/** One part of a row: which model said it, and what it was to be asked about. */
interface RowPart {
  readonly name: string;
  /** The model, as `provider:model`. */
  readonly by: string | undefined;
  readonly about: string;
  readonly said: string | null;
}

interface Exchange {
  readonly asked: string;
  readonly answered: string;
}

/** What a provider was asked and answered, to hold rows against: it knows nothing of keys. */
export class Exchanges {
  readonly #ofModel = new Map<string, Exchange[]>();

  readonly note: NonNullable<ProviderOptions['onReply']> = ({ model, turns }, { text, reasoning }) => {
    const exchanges = this.#ofModel.get(model) ?? [];
    const asked = turns.map((turn) => turn.text).join('\n');
    exchanges.push({ asked, answered: `${reasoning ?? ''}\n${text}` });
    this.#ofModel.set(model, exchanges);
  };

  /** Names the parts of a row that no reply to a question about this very row said. */
  foreignParts(row: Sample): readonly string[] {
    return partsOf(row)
      .filter(({ by, about, said }) => said !== null && !this.#wasSaid(by, about, said))
      .map(({ name }) => name);
  }

  #wasSaid(by: string | undefined, about: string, said: string): boolean {
    const exchanges = this.#ofModel.get(by?.split(':').at(-1) ?? '') ?? [];
    return exchanges.some(({ asked, answered }) => asked.includes(about) && answered.includes(said));
  }
}

function partsOf(row: Sample): readonly RowPart[] {
  const { models, subject, topic, problem, solution, reasoning, finalAnswer, votes, label } = row;
  const { judge } = label.opinions;
  return [
    { name: 'topic', by: models.expand, about: subject, said: topic },
    { name: 'problem', by: models.generate, about: topic, said: problem },
    ...votes.map((vote) => ({ name: 'vote', by: vote.model, about: problem, said: vote.reason })),
    { name: 'reasoning', by: models.synthesize, about: problem, said: reasoning },
    { name: 'solution', by: models.synthesize, about: problem, said: solution },
    { name: 'judgement', by: models.label, about: finalAnswer ?? '', said: judge?.reason ?? null },
  ];
}
