import { checkArguments } from '../options/check-arguments.ts';
import { objectWith } from '../options/object-with.ts';
import { callback, nonEmptyString, type OptionSchema, optionOf } from '../options/option-schemas.ts';
import { isAsyncIterable } from '../options/stream-of.ts';

/** A body that is written while it is sent, with its length known before. */
export interface StreamedBody {
  /** Its `content-type`. */
  readonly type: string;
  readonly bytes: number;
  /** The pieces; they can be read more than once. */
  readonly pieces: AsyncIterable<string>;
}

const CHUNK = 65_536;

const readAgain: OptionSchema = optionOf(
  isAsyncIterable,
  'an async iterable of texts',
  'make it with repeatable(function)',
);

const formFields: OptionSchema = objectWith({}, 'an object of fields');

/**
 * Measures the pieces, so that they need not be held.
 *
 * @example
 * ```ts
 * import { repeatable, streamedBody } from 'chimera-sdk/batch';
 *
 * const lines = repeatable(async function* () {
 *   yield '{"custom_id":"1"}\n';
 * });
 * const { bytes } = await streamedBody('application/jsonl', lines); // 18
 * ```
 */
export async function streamedBody(type: string, pieces: AsyncIterable<string>): Promise<StreamedBody> {
  checkArguments([nonEmptyString, type, 'streamedBody.type'], [readAgain, pieces, 'streamedBody.pieces']);
  let bytes = 0;
  for await (const piece of pieces) bytes += Buffer.byteLength(piece);
  return { type, bytes, pieces };
}

/**
 * Returns a form with a file, whose lines are written while they are sent.
 *
 * @example
 * ```ts
 * import { formWithFile, repeatable } from 'chimera-sdk/batch';
 *
 * const lines = repeatable(async function* () {
 *   yield '{"custom_id":"1"}\n';
 * });
 * const { type } = await formWithFile({ purpose: 'batch' }, lines); // multipart/form-data; boundary=...
 * ```
 */
export async function formWithFile(
  fields: Readonly<Record<string, string>>,
  lines: AsyncIterable<string>,
): Promise<StreamedBody> {
  checkArguments([formFields, fields, 'formWithFile.fields'], [readAgain, lines, 'formWithFile.lines']);
  return streamedBody(
    `multipart/form-data; boundary=${BOUNDARY}`,
    repeatable(() => formPieces(fields, lines)),
  );
}

/** No line of JSON begins with it. */
const BOUNDARY = 'chimera-batch-5f2b9c';

async function* formPieces(
  fields: Readonly<Record<string, string>>,
  lines: AsyncIterable<string>,
): AsyncGenerator<string, undefined> {
  for (const [name, value] of Object.entries(fields))
    yield `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  yield `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="batch.jsonl"\r\ncontent-type: application/jsonl\r\n\r\n`;
  yield* lines;
  yield `\r\n--${BOUNDARY}--\r\n`;
}

/**
 * Returns what can be read more than once, each time by its own generator.
 *
 * @example
 * ```ts
 * import { repeatable } from 'chimera-sdk/batch';
 *
 * const numbers = repeatable(async function* () {
 *   yield 1;
 * });
 * for (const _ of [1, 2]) for await (const number of numbers) console.log(number); // 1, twice
 * ```
 */
export function repeatable<Value>(make: () => AsyncIterator<Value>): AsyncIterable<Value> {
  checkArguments([callback, make, 'repeatable.make']);
  return { [Symbol.asyncIterator]: make };
}

/** The pieces as bytes in chunks of even size: a request of a batch is far smaller than what a socket takes at once. */
export async function* chunksOf({ pieces }: StreamedBody): AsyncGenerator<Uint8Array, undefined> {
  let waiting: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(waiting.join(''));
}
