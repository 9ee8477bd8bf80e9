import { pattern } from '../tokens/pattern.ts';

/** Whether a text joins, denies or limits, so that it may hold a second answer, or less than its words seem to say. */
export function joins(text: string): boolean {
  return joining.test(text);
}

const joining = pattern.i`(?<![\p{L}])(?:or|and|not|no|nor|but|if|when|unless|except|only|maybe|perhaps|possibly|either|instead|than|vs|versus|wait|actually)(?![\p{L}])|[?!;]`;

/** Whether a clause takes back what comes before it. */
export function refuses(clause: string): boolean {
  return refusing.test(clause);
}

const refusing = pattern.i`(?<!\p{L})(?:wrong(?:ly)?|incorrect(?:ly)?|false(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|impossible|never|cannot|no longer|neither|nothing|without|n['’]t|would|could|might|(?:is|was) (?:an? |way |far )?(?:mistake|error|typo|off))(?!\p{L})|n['’]t(?!\p{L})`;

/** Whether words make an answer hold less than it says. */
export function hedges(text: string): boolean {
  return hedge.test(text);
}

const hedge = pattern.i`(?<!\p{L})(?:probably|presumably|likely|roughly|partly|partially|mostly|sometimes|usually|almost|nearly|allegedly|supposedly|disputed|doubtful|unlikely|uncertain|guess(?:ed)?|excluding|except|opposite|contrary|rather)(?!\p{L})`;
