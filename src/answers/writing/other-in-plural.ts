/** Nouns whose plural names another thing as well: `customs` is no more than one custom, and a duty at a border. */
const others: ReadonlySet<string> = new Set(
  `custom manner moral spirit minute damage draught quarter colour color letter saving spectacle ground glass
  compass content remain premise provision utterance effect force brain security clothe arrear wage asset
  proceed earning blind shade drawer short trouser respect regard thank pain mean scale check draft skate
  stair headquarter barrack gallow work water wood sand ash line cent ropes honour honor liberty power term
  condition authority element service sport staple heaven movie picture drop bowel guts chip humanitie
  classic people green tropic fund grace stock value instruction outskirt surrounding goggle binocular`.split(
    /\s+/u,
  ),
);

/** Whether the plural of a folded word or phrase may be another answer than its singular. */
export function isOtherInPlural(singular: string): boolean {
  return others.has(singular.slice(singular.lastIndexOf(' ') + 1));
}
