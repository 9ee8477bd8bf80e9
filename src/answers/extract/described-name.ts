import { pattern } from '../tokens/pattern.ts';

/**
 * Whether a variable is what a text speaks of, and not what it says: `all odd $n$`, `$p$ is prime`. `The answer is $n$` and
 * `point $P$` say it.
 */
export function isDescribedName(text: string, segment: string): boolean {
  const name = segment.trim();
  if (!/^\\?[A-Za-z]+(?:_\{?\w+\}?)?$/u.test(name) || /^(?:\\[A-Z]|\\infty|\\pi|e|i)$/u.test(name))
    return false;
  const [before, after] = aroundSegment(text, segment);
  return predicate.test(after) || adjective.test(before);
}

/** What comes before and behind the last place of a segment between its delimiters. */
export function aroundSegment(text: string, segment: string): readonly [before: string, after: string] {
  const dollars = text.lastIndexOf(`$${segment}$`);
  const at = dollars >= 0 ? dollars : text.lastIndexOf(`\\(${segment}\\)`);
  const length = segment.length + (dollars >= 0 ? 2 : 4);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + length)];
}

const predicate = pattern`^\W{0,3}(?:is|are|must|has|have|should|can|cannot|may|divides?|equals?|ranges?|runs?|satisfies)(?!\p{L})`;

const adjective = pattern.i`(?<!\p{L})(?:all|any|every|each|no|some|only|even|odd|primes?|composite|positive|negative|nonnegative|nonzero|real|complex|integers?|numbers?|whole|natural|rational|irrational|large|small|twice|half|less|more|greater|smaller)\W{0,4}$`;
