import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';
import { arts } from '../../src/answers/names/one-thing/arts.ts';
import { biology } from '../../src/answers/names/one-thing/biology.ts';
import { chemistry } from '../../src/answers/names/one-thing/chemistry.ts';
import { computing } from '../../src/answers/names/one-thing/computing.ts';
import { economicsAndSociety } from '../../src/answers/names/one-thing/economics-and-society.ts';
import { everyday } from '../../src/answers/names/one-thing/everyday.ts';
import { history } from '../../src/answers/names/one-thing/history.ts';
import { medicine } from '../../src/answers/names/one-thing/medicine.ts';
import { persons } from '../../src/answers/names/one-thing/persons.ts';
import { physicsAndMathematics } from '../../src/answers/names/one-thing/physics-and-mathematics.ts';
import { places } from '../../src/answers/names/one-thing/places.ts';
import { psychologyAndLanguage } from '../../src/answers/names/one-thing/psychology-and-language.ts';
import { inOneWay } from '../../src/answers/words/in-one-way.ts';

const tables = Object.entries({
  arts,
  biology,
  chemistry,
  computing,
  economicsAndSociety,
  everyday,
  history,
  medicine,
  persons,
  physicsAndMathematics,
  places,
  psychologyAndLanguage,
}).map(([field, table]) => ({ field, groups: table.split('\n').map((line) => line.split(' = ')) }));

const isEqual = (reference: string, response: string): boolean =>
  compareAnswers(reference, response).verdict === 'equal';

describe('names of one thing', () => {
  it.each(tables)('are equal both ways: $field', ({ groups }) => {
    const missed = groups.flatMap(([first = '', ...others]) =>
      others.filter((other) => !isEqual(first, other) || !isEqual(other, first)),
    );

    expect(missed).toEqual([]);
  });

  it('are in one group each, with at least one other', () => {
    const keys = tables.flatMap(({ groups }) => groups.flat().map((name) => inOneWay(name)));
    const single = tables.flatMap(({ groups }) => groups.filter((names) => names.length < 2));

    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(single).toEqual([]);
  });

  it('are short, and no single letters', () => {
    const names = tables.flatMap(({ groups }) => groups.flat());

    expect(names.filter((name) => name.length < 2 || name.length > 60 || name !== name.trim())).toEqual([]);
  });

  it.each([
    ['erythrocytes', 'a red blood cell'],
    ['myocardial infarction', 'The heart attack'],
    ['Mark Twain', 'Samuel Clemens (Mark Twain)'],
    ['leukocytes', 'White blood cells (leucocytes)'],
    ['Pareto efficient', 'Pareto-optimal'],
    ["Côte d'Ivoire", 'Ivory Coast'],
    ['aspirin', 'acetylsalicylic acid'],
    ['LEPROSY', "Hansen's disease"],
  ])('are known however they are written: %s, %s', (reference, response) => {
    expect(isEqual(reference, response)).toBe(true);
  });

  it.each([
    ['red blood cells', 'leukocytes'],
    ['rubella', 'measles'],
    ['hypotension', 'high blood pressure'],
    ['hyperkalemia', 'low blood potassium'],
    ['epinephrine', 'noradrenaline'],
    ['facial nerve', 'cranial nerve V'],
    ['vitamin K1', 'menaquinone'],
    ['law of segregation', 'law of independent assortment'],
    ['prophase I', 'prophase of meiosis II'],
    ['clavicle', 'shoulder blade'],
    ['Golgi apparatus', 'endoplasmic reticulum'],
    ['quicklime', 'calcium hydroxide'],
    ['nitrous oxide', 'nitrogen monoxide'],
    ['deuterium', 'hydrogen-3'],
    ['injective', 'onto'],
    ['greatest common divisor', 'lowest common multiple'],
    ['Type I error', 'false negative'],
    ['negatively skewed', 'right-skewed'],
    ['Ursa Major', 'Little Bear'],
    ['call by value', 'pass by reference'],
    ['hash table', 'hash function'],
    ['sensitivity', 'true negative rate'],
    ['mens rea', 'guilty act'],
    ['Pareto optimal', 'Pareto improvement'],
    ['collateral estoppel', 'claim preclusion'],
    ['modus ponens', 'denying the consequent'],
    ['denying the antecedent', 'converse error'],
    ['classical conditioning', 'instrumental conditioning'],
    ['Persians', 'Farsi'],
    ['Byzantine Empire', 'Western Roman Empire'],
    ['First Battle of Bull Run', 'Second Battle of Manassas'],
    ['Don Quixote', 'Don Giovanni'],
    ['Critique of Pure Reason', 'Kritik der praktischen Vernunft'],
    ['Mao Zedong', 'Chiang Kai-shek'],
    ['Laozi', 'Mencius'],
    ['Catherine II', 'Peter I'],
    ['Yangtze River', 'Huang He'],
    ['England', 'United Kingdom'],
    ['Netherlands', 'Holland'],
    ['common cold', 'influenza'],
    ['aids', 'acquired immunodeficiency syndrome'],
    ['mercury', 'quicksilver'],
    ['zucchini', 'aubergine'],
    ['rubella', 'rubeola (measles)'],
    ['rubella', 'rubeola (German measles)'],
    ['heart attack', 'myocardial infarction or stroke'],
    ['heart attack', 'not a myocardial infarction'],
  ])('are not the names of another: %s, %s', (reference, response) => {
    expect(isEqual(reference, response)).toBe(false);
    expect(isEqual(response, reference)).toBe(false);
  });
});
