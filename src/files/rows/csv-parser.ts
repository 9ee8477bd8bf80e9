/** One record of a CSV file. */
export interface CsvRecord {
  /** Line at which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

type Place = 'cell-start' | 'plain' | 'quoted' | 'quote-in-quoted';

/**
 * Parses CSV as RFC 4180 has it, piece by piece: cells in quotes may hold delimiters, doubled quotes and line ends; lines
 * end in CR LF or LF. Blank lines are no records.
 */
export class CsvParser {
  readonly #delimiter: string;
  #place: Place = 'cell-start';
  #cell = '';
  #cells: string[] = [];
  #line = 1;
  #startedAt = 1;
  #wasQuoted = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /**
   * Takes the next piece of the text, and returns the records that it completes.
   *
   * @throws {Error} When something follows the closing quote of a cell.
   */
  push(text: string): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    for (const character of text) {
      this.#take(character, records);
      if (character === '\n') this.#line += 1;
    }
    return records;
  }

  /**
   * Ends the text.
   *
   * @throws {Error} When a quote was never closed.
   */
  end(): readonly CsvRecord[] {
    if (this.#place === 'quoted')
      throw new Error(`the quote in the record at line ${this.#startedAt} is never closed`);
    const records: CsvRecord[] = [];
    this.#endRecord(records);
    return records;
  }

  #take(character: string, records: CsvRecord[]): void {
    if (this.#place === 'quoted') {
      if (character === '"') this.#place = 'quote-in-quoted';
      else this.#cell += character;
      return;
    }
    if (character === '"' && this.#place === 'quote-in-quoted') {
      this.#cell += '"';
      this.#place = 'quoted';
    } else if (character === '"' && this.#place === 'cell-start') {
      this.#place = 'quoted';
      this.#wasQuoted = true;
    } else if (character === this.#delimiter) this.#endCell();
    else if (character === '\n') this.#endRecord(records);
    else if (this.#place !== 'quote-in-quoted') {
      this.#cell += character;
      this.#place = 'plain';
    } else if (character !== '\r')
      throw new Error(`line ${this.#line} has text after a closing quote; double the quotes inside a cell`);
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#place = 'cell-start';
  }

  #endRecord(records: CsvRecord[]): void {
    if (this.#place === 'plain' && this.#cell.endsWith('\r')) this.#cell = this.#cell.slice(0, -1);
    this.#endCell();
    const isBlank = this.#cells.length === 1 && this.#cells[0] === '' && !this.#wasQuoted;
    if (!isBlank) records.push({ line: this.#startedAt, cells: this.#cells });
    this.#cells = [];
    this.#wasQuoted = false;
    this.#startedAt = this.#line + 1;
  }
}
