import type { Embedder } from '../../core/model.ts';
import type { RuleContext } from '../../core/records/rule.ts';

/** Finds, among items, the one whose text means most nearly the same; null when none is near enough. */
export type NearestByMeaning = <Item extends { readonly text: string }>(
  text: string,
  items: readonly Item[],
  context: Pick<RuleContext<unknown>, 'embed'>,
) => Promise<{ readonly item: Item; readonly similarity: number } | null>;

/** Most vectors that are held at once: the members of many topics, in 25 MB at 1,536 dimensions. */
const MOST_VECTORS = 4_096;

/** Compares texts by the cosine of their vectors. Holds the vectors used last; others are read from the store again. */
export function nearestByMeaning(model: Embedder, threshold: number): NearestByMeaning {
  const vectors = new Map<string, Float32Array>();

  return async (text, items, context) => {
    if (items.length === 0) return null;
    const [own, ...others] = await vectorsOf([text, ...items.map((item) => item.text)], context);
    let nearest: { readonly item: (typeof items)[number]; readonly similarity: number } | null = null;
    for (const [index, item] of items.entries()) {
      const similarity = cosine(own, others[index]);
      if (similarity >= threshold && similarity > (nearest?.similarity ?? 0)) nearest = { item, similarity };
    }
    return nearest;
  };

  async function vectorsOf(
    texts: readonly string[],
    { embed }: Pick<RuleContext<unknown>, 'embed'>,
  ): Promise<readonly (Float32Array | undefined)[]> {
    const missing = [...new Set(texts.filter((text) => !vectors.has(text)))];
    const fetched = missing.length === 0 ? [] : await embed({ model, values: missing });
    const fresh = new Map(missing.map((text, index) => [text, unit(fetched[index] ?? [])]));
    const found = texts.map((text) => fresh.get(text) ?? vectors.get(text));
    for (const [index, text] of texts.entries()) {
      const vector = found[index];
      vectors.delete(text);
      if (vector !== undefined) vectors.set(text, vector);
    }
    for (const text of vectors.keys()) {
      if (vectors.size <= MOST_VECTORS) break;
      vectors.delete(text);
    }
    return found;
  }
}

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}

function cosine(left: Float32Array = new Float32Array(), right: Float32Array = new Float32Array()): number {
  let product = 0;
  for (let index = 0; index < left.length; index += 1) product += (left[index] ?? 0) * (right[index] ?? 0);
  return product;
}
