import { undecided } from '../compare/finding.ts';
import { partsOf } from './labelled-parts.ts';
import type { Reader } from './reader.ts';
import { isWhole, unread } from './reading.ts';

/**
 * An option with its text beside the text alone: `(C) 42` and `42`. The readers say whether the texts are the same; where
 * they are not, only who knows the options can tell.
 */
export function optionText(readers: readonly Reader[]): Reader {
  return {
    name: 'option',
    opinionOf: (reference, response, comparison) => {
      const [left, right] = [
        textBeside(reference.text, response.text),
        textBeside(response.text, reference.text),
      ];
      if ((left === null) === (right === null) || isLetter(reference.text) || isLetter(response.text))
        return null;
      const [from, to] = [
        left === null ? reference : { ...reference, text: left },
        right === null ? response : { ...response, text: right },
      ];
      for (const reader of readers) {
        const opinion = reader.opinionOf(from, to, comparison);
        if (opinion === null) continue;
        const { relation, isBinding } = opinion.agreement;
        if (relation === 'same' && isWhole(opinion)) return opinion;
        if (relation === 'apart' || isBinding === true) break;
      }
      return {
        kind: 'option',
        reference: unread(reference),
        response: unread(response),
        agreement: undecided('one side names an option, the other a value'),
      };
    },
  };
}

function textBeside(text: string, other: string): string | null {
  return textOfOption(text) ?? phraseOfOption(text, other);
}

/** What follows the letter of an option; null for anything else, such as an initial before a name. */
function textOfOption(text: string): string | null {
  const match =
    /^(?:(?:[Oo]ption|[Cc]hoice|[Aa]nswer):?\s+)?(?:\\(?:text\w*|mathrm|mathbf)\s*\{\s*)?(?:\(\s*[A-Ja-j]\s*\)|[A-Ja-j]\s*\)|[A-J]\s*[.:](?=[\s}]*[\d\\$-]))(?:\s*\})?(?:(?:\\[ ,;:]|~|\\q?quad(?![a-z])|\s){1,3}|(?<=^[A-J]\))(?=[-\d\\$]))(\S.*)$/s.exec(
      text,
    );
  const bracketed = /^(?:[A-J] \(([^(),]+)\)|\([A-J]\), (\S.*))$/.exec(text);
  const rest = match?.[1] ?? bracketed?.[1] ?? bracketed?.[2] ?? '';
  // What a sentence states is found in it.
  if (/ (?:is|are|was|were|equals) /u.test(rest) || partsOf(text) !== null) return null;
  return rest === '' || /^(?:and|or|,|&|[+*/=<>^])/iu.test(rest) ? null : rest;
}

/** `B. Opportunity cost`: a phrase, or a word that the other side writes as no name, where a person has initials. */
function phraseOfOption(text: string, other: string): string | null {
  return (
    /^[A-E][.:] (\p{Lu}\p{Ll}{2,20}(?:[ -]\p{Ll}{2,20}){1,6})$/u.exec(text)?.[1] ??
    (/^\p{Ll}{3}/u.test(other) ? (/^[A-E][.:] (\p{Lu}\p{Ll}{2,20})$/u.exec(text)?.[1] ?? null) : null)
  );
}

function isLetter(text: string): boolean {
  return /^\W*(?:\\text\w*\W*)?[A-Ja-j]\W*$/.test(text);
}
