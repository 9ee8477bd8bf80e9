/** A text without the mark that ends a proof, and the words by which it takes leave of its reader. */
export function withoutLeave(ended: string): string {
  const text = /[□■∎◻◼▢]|blacksquare|qed|D\.?\s*$/.test(ended.slice(-24))
    ? ended.replace(/(?<=\S)\s{0,4}(?:[□■∎◻◼▢]|\$?\\(?:blacksquare|qed)\$?|Q\.?E\.?D\.?)\s*$/u, '')
    : ended;
  return /anything else|questions|let me know|feel free|helps|would you like/i.test(text.slice(-400))
    ? text.replace(leave, '$1')
    : text;
}

const leave =
  /([^\s:][\n ]{0,2}(?:\n|[.!?*)] ))(?:Is there anything else|Do you have (?:any )?(?:other|more|further) questions|Would you like (?:me to|to know|help)|(?:Please )?(?:let me know if|feel free)|I hope (?:this|that|it) helps|Hope (?:this|that|it) helps|If you (?:have|need|would like) (?:any|more|further))[^\n]{0,200}\s*$/i;
