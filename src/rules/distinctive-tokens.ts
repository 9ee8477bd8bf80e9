/** What tells one problem from another. */
export interface DistinctiveTokens {
  /** Stems of words that are rare in statements. */
  readonly words: ReadonlySet<string>;
  /** Numbers of at least three significant digits, as written except for separators of thousands. */
  readonly numbers: ReadonlySet<string>;
}

const stemLength = 6;

/** Words that problems of every field share. */
const common: ReadonlySet<string> = new Set(
  `about above after again along already although always among another answer arise arises assume assuming because become been
  before being below between both calculate cannot case cases certain common compute consider constant contains correct
  could decimal defined definition denote denoted derive describe determine different distinct does doing each either
  element elements equal equals equation evaluate even every exact exactly examination example exercise exist exists explain expression
  express field final find finite first fixed follow following follows form formula fraction from function given gives have
  having hence here holds however identify inside integer integers into integral least length less like likely line
  make many maximum mean means method minimum more most much must namely need negative next notation number numbers
  obtain only order other others over pair part particular place point points positive possible precisely problem
  product prove proves question ratio real reduced relation respect respectively result right same satisfies
  satisfying second separate several shall should show single size smallest largest solution solve some space study
  standard state step steps such suppose system take taken term terms than that their them then there therefore these
  they third this those three through thus times together total twice under unique unit units until using value values
  variable variables want well were what when where whether which while whole whose will with within without would
  write written year years zero`
    .split(/\s+/u)
    .map((word) => word.slice(0, stemLength)),
);

/** Returns the distinctive tokens of a text. Linear. */
export function distinctiveTokens(text: string): DistinctiveTokens {
  const words = new Set<string>();
  for (const stem of stemsOf(text)) if (!common.has(stem)) words.add(stem);
  const numbers = new Set<string>();
  for (const [number] of plainNumbers(text).matchAll(/\d+(?:\.\d+)?/gu))
    if (number.replace(/^[0.]+/u, '').replace('.', '').length >= 3) numbers.add(number);
  return { words, numbers };
}

/** Returns the beginnings of the words of a text, commands of LaTeX left out. */
export function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/\\[a-z]+|\p{L}{4,}/gu))
    if (!word.startsWith('\\')) stems.add(word.slice(0, stemLength));
  return stems;
}

/** Takes out separators of thousands. */
export function plainNumbers(text: string): string {
  return text.replace(/(?<=\d)(?:,|\{,\}|\\,|[\u00a0\u2009\u202f])(?=\d{3}(?!\d))/gu, '');
}
