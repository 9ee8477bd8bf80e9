/** Whether what follows a value makes it one of many, or a guess: `42, give or take`, `42, I think`, `42, assuming the die is fair`. */
export function loosens(tail: string): boolean {
  return loosening.test(tail);
}

const loosening =
  /^[,\s(–—-]{1,4}(?:give or take|plus or minus|more or less|or (?:so|thereabouts)|I (?:think|guess|believe|suppose|assume)|at a guess|presumably|probably|perhaps|maybe|possibly|assuming|provided|depending|unless|as far as|if (?:I|memory))(?![a-z])/i;
