const tail =
  /,? (?:and|along with|together with|or)? ?(?:all )?(?:of )?(?:its|their|the|any)? ?(cyclic )?permutations?(?: (?:thereof|of (?:it|these|them|this)))?$/u;

/** Writes out `(1, 0, 0) and its permutations`, where the bracket holds two to four values. */
export function rewritePermutations(text: string): string {
  if (text.length > 160 || !/permutations?/u.test(text)) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:all |any |the )*(cyclic )?permutations of (?=\()(.*)$/i, '$2 and $1permutations');
  const match = tail.exec(plain);
  const inside = /^((?:\([a-z](?: ?, ?[a-z]){1,3}\) ?= ?)?)\(([^()]{3,80})\)$/.exec(
    plain.slice(0, match?.index ?? 0).trim(),
  );
  if (match === null || inside === null) return text;
  const items = (inside[2] ?? '').split(',').map((item) => item.trim());
  if (items.length < 2 || items.length > 4) return text;
  const orders = match[1] === undefined ? ordersOf(items) : turnsOf(items);
  return [...new Set(orders.map((order) => `(${order.join(', ')})`))]
    .map((tuple) => `${inside[1]}${tuple}`)
    .join(', ');
}

function ordersOf(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first, at) =>
    ordersOf(items.filter((_item, index) => index !== at)).map((rest) => [first, ...rest]),
  );
}

function turnsOf(items: readonly string[]): readonly (readonly string[])[] {
  return items.map((_item, at) => [...items.slice(at), ...items.slice(0, at)]);
}
