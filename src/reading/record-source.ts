/** Records from elsewhere as the input of a run. May be iterated as often as what it was made of. */
export interface RecordSource<Item> extends AsyncIterable<Item> {
  /** Folder of the file that is read, into which a run over it is refused; null without a file. */
  readonly directory: string | null;
}
