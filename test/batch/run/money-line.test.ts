import { describe, expect, it } from 'vitest';
import { MoneyLine } from '../../../src/batch/run/money-line.ts';

function lineOf(calls: number): {
  readonly line: MoneyLine;
  readonly names: string[];
  readonly tried: string[];
} {
  const tried: string[] = [];
  const line = new MoneyLine('budget', (name) => void tried.push(name));
  const names = Array.from({ length: calls }, () => line.join());
  return { line, names, tried };
}

describe('MoneyLine', () => {
  it('lets a few try when money is free, in the order in which they came', () => {
    const { line, names, tried } = lineOf(1000);

    line.came();

    expect(tried.length).toBeGreaterThan(0);
    expect(tried.length).toBeLessThan(names.length / 10);
    expect(tried).toEqual(names.slice(0, tried.length));
  });

  it('lets one more try for each call that need not wait', () => {
    const { line, names, tried } = lineOf(1000);

    for (let call = 0; call < 20; call += 1) line.tookTurn();

    expect(tried).toEqual(names.slice(0, 20));
  });

  it('sends one that tried in vain to the end', () => {
    const { line, names, tried } = lineOf(1000);
    line.came();
    const again = line.join();

    for (let turn = 0; turn < 1000; turn += 1) line.came();

    expect(tried).toEqual([...names, again]);
    expect(new Set(tried).size).toBe(1001);
  });

  it('is empty once all have left', () => {
    const { line, names, tried } = lineOf(3);

    expect(line.leave()).toEqual(names);
    line.came();

    expect(tried).toEqual([]);
  });
});
