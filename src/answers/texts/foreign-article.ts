import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';

/**
 * Whether the article of another language is all that one text adds: `Die Gewaltenteilung`, `la fotosíntesis`. Only before nouns
 * whose ending shows that they are no names, in which the article counts: `La Paz`, `Die Hard`.
 */
export function differInArticle(left: string, right: string): boolean {
  const [from, to] = [withoutArticle(left), withoutArticle(right)];
  return (from !== left) !== (to !== right) && foldText(from) === foldText(to);
}

function withoutArticle(text: string): string {
  return text.replace(german, '').replace(romance, '').replace(dutch, '');
}

const german = pattern`^(?:[Dd]ie|[Dd]as|[Dd]er) (?=\p{Lu}\p{Ll}{2,}(?:ung|heit|keit|schaft|tät|ismus|tion|tum|lehre|gesetz|recht)(?:$| \p{L}))`;

/** No other language has this article. */
const dutch = pattern`^[Hh]et (?=\p{L}{4,20}$)`;

const romance = pattern`^(?:(?:[Ll]a|[Ll]e|[Ee]l|[Ii]l) |[Ll]['’])(?=\p{L}\p{Ll}{2,}(?:ción|sión|tion|sion|zione|dad|tad|tà|té|sis|thèse|tesi|lyse|ismo|isme|logía|logie|logia|encia|ancia|ence|ance|enza|anza)(?: \p{Ll}+){0,3}$)`;
