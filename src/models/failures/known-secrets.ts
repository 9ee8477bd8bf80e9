/** Fewer characters are no secret, and would be found in ordinary words. */
const SHORTEST = 6;
/** So many characters of a secret in a row are as good as the secret. */
const PART = 8;

/** Names of variables and headers that hold secrets. */
const secretName = /key|token|secret|password|credential|authorization|cookie/i;

/** A variable may name the file that holds the key. */
const isPath = /^(?:[.~]?\/|[A-Z]:\\)/;

/** The values that the environment holds under names of secrets: where the packages of providers look for their keys. */
export function environmentSecrets(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return secretsIn(environment);
}

/** The values of those members whose names are those of secrets; of `Bearer x` the `x`. */
export function secretsIn(members: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    if (typeof value !== 'string' || !secretName.test(name)) return [];
    const secret = value.replace(/^(?:bearer|basic|token)\s+/i, '').trim();
    return secret.length < SHORTEST || isPath.test(secret) ? [] : [secret];
  });
}

/** Takes known secrets out of a text, also encoded, and in parts. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const marked = new Uint8Array(text.length);
  for (const secret of secrets) for (const form of formsOf(secret)) mark(text, form, marked);
  if (!marked.includes(1)) return text;
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    if (marked[at] === 0) result += text[at];
    else if (marked[at - 1] !== 1) result += '[redacted]';
  }
  return result;
}

/** A secret as it may be written into a message. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    Array.from(secret).reverse().join(''),
  ];
  return [...new Set(forms)];
}

/** Marks every run that a text has in common with a secret; a short secret counts as a whole only. */
function mark(text: string, secret: string, marked: Uint8Array): void {
  const length = Math.min(PART, secret.length);
  const parts = new Set<string>();
  for (let from = 0; from + length <= secret.length; from += 1) parts.add(secret.slice(from, from + length));
  for (let at = 0; at + length <= text.length; at += 1)
    if (parts.has(text.slice(at, at + length))) marked.fill(1, at, at + length);
}
