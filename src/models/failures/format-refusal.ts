/**
 * A server will not have the response format that a try asked for. The next try of the model asks for none, and goes
 * out at once: as a try of its own, so that it is counted and has its place.
 */
export class FormatRefusal extends Error {
  override readonly name = 'FormatRefusal';
}
