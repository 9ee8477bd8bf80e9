import { pattern } from '../tokens/pattern.ts';
import { inOneWay } from '../words/in-one-way.ts';
import { readTable } from './read-table.ts';

/**
 * When what recurs was, where its name alone means one of them: the Treaty of Versailles is that of 1919. Left out is what is
 * told apart by its year only, as the Treaty of Paris and the Reform Act are.
 */
const usual = `treaty of versailles: 1919
french revolution: 1789, 1789-1799
american revolution: 1775-1783, 1765-1783, 1776
glorious revolution: 1688, 1688-1689
cuban revolution: 1953-1959, 1959
iranian revolution: 1979, 1978-1979
haitian revolution: 1791-1804
october revolution: 1917
february revolution: 1917
bolshevik revolution: 1917
cultural revolution: 1966-1976
velvet revolution: 1989
partition of india: 1947
great fire of london: 1666
san francisco earthquake: 1906
lisbon earthquake: 1755
black tuesday: 1929
black thursday: 1929
wall street crash: 1929
hurricane katrina: 2005
council of trent: 1545-1563
council of constance: 1414-1418
council of chalcedon: 451
council of clermont: 1095
congress of vienna: 1814-1815
battle of vienna: 1683
siege of vienna: 1529
battle of el alamein: 1942
battle of tannenberg: 1914
world war 1: 1914-1918
world war 2: 1939-1945
emancipation proclamation: 1863
balfour declaration: 1917
weimar constitution: 1919`;

const years: ReadonlyMap<string, readonly string[]> = new Map(readTable(usual));

/** A name without the year or years in which what it means alone was: `Treaty of Versailles (1919)`, `World War I, 1914–18`. */
export function withoutUsualYear(text: string): string {
  const [, name = '', told = ''] = dated.exec(text) ?? [];
  if (name === '') return text;
  const plain = told.replace(/ ?[\u2010-\u2015-] ?/gu, '-').replace(/^(\d\d)(\d\d)-(\d\d)$/u, '$1$2-$1$3');
  return years.get(inOneWay(name))?.includes(plain) === true ? name : text;
}

const dated = pattern`^(\p{L}[^\d()]{3,40}?)(?: of |, | ?\()(?:in )?(\d{3,4}(?: ?[\u2010-\u2015-] ?\d{2,4})?)\)?\.?$`;
