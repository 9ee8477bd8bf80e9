import { type Field, integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

interface Counts {
  readonly cognates: number;
  readonly loans: number;
}

/** Cognates and, among them, loans, for each language: `64 (7)`. */
const counts: Field<readonly Counts[]> = {
  draw: (random) =>
    Array.from({ length: random.integer(4, 6) }, () => ({
      cognates: random.integer(30, 88),
      loans: random.integer(1, 24),
    })),
  write: (all) => all.map(({ cognates, loans }) => `${cognates} (${loans})`).join(', '),
  pattern: String.raw`\d{2} \(\d{1,2}\)(?:, \d{2} \(\d{1,2}\))+`,
  read: (text) => {
    const all = text.split(', ').map((one) => {
      const [cognates = 0, loans = 0] = (one.match(/\d+/gu) ?? []).map(Number);
      return { cognates, loans };
    });
    return all.every(({ cognates, loans }) => cognates >= 30 && loans >= 1 && loans <= 24) ? all : null;
  },
};

/** Exact order of the corrected shares, the greatest first. */
function ranking(languages: readonly string[], all: readonly Counts[], list: number): readonly string[] {
  const shareOf = (language: string): readonly [bigint, bigint] => {
    const { cognates, loans } = all[languages.indexOf(language)] ?? { cognates: 0, loans: 0 };
    return [BigInt(cognates - loans), BigInt(list - loans)];
  };
  return [...languages].sort((left, right) => {
    const [[a, b], [c, d]] = [shareOf(left), shareOf(right)];
    return Number(c * b - a * d);
  });
}

export const cognateShares: ProblemFamily = defineFamily({
  name: 'cognate-shares',
  subject: 'Linguistics',
  answerType: 'name',
  fields: {
    languages: sequence<string>(
      ['Anuk', 'Belo', 'Cemai', 'Doru', 'Eskel', 'Fanti', 'Gorom', 'Hiwa', 'Imbe'],
      {
        from: 4,
        to: 6,
        isDistinct: true,
      },
    ),
    counts,
    list: integer(90, 110),
  },
  wordings: [
    'A word list of[[ {list}]] meanings is compared between a reference language and {languages}. The numbers of matching words, with the number of proven loans among them in brackets, are in the same order {counts}. Loans are removed from the matches and their meanings from the list; closeness is the quotient of what remains. Name the language closest to the reference language.',
    'For the languages {languages} a lexicostatistical survey finds, in this order, {counts} resemblances with a standard language; the figure in brackets counts those that are borrowed. The list comprises[[ {list}]] concepts, and a concept expressed by a borrowing is struck from list and resemblances alike. Name the language with the highest corrected share.',
  ],
  accepts: ({ languages, counts: all, list }) => {
    if (languages.length !== all.length) return false;
    const [first = '', second = ''] = ranking(languages, all, list);
    const [one, other] = [first, second].map((name) => all[languages.indexOf(name)]);
    if (one === undefined || other === undefined) return false;
    const isTie =
      (one.cognates - one.loans) * (list - other.loans) ===
      (other.cognates - other.loans) * (list - one.loans);
    return !isTie;
  },
  solve: ({ languages, counts: all, list }) => {
    const order = ranking(languages, all, list);
    const [closest = ''] = order;
    const shares = all.map(({ cognates, loans }) => `${cognates - loans}/${list - loans}`);
    return {
      answer: closest,
      steps: [
        `Each share is (matches - loans)/(${list} - loans).`,
        `For ${languages.join(', ')} these are ${shares.join(', ')}.`,
        `The greatest belongs to ${closest}.`,
      ],
      mistakes: order.slice(1),
    };
  },
});
