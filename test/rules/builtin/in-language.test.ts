import { describe, expect, it } from 'vitest';
import { inLanguage } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

const texts: Readonly<Record<string, string>> = {
  en: 'Let G be a finite group of order 24 which is not abelian. Find the number of its subgroups that are normal, and give the sum of their orders.',
  de: 'Sei G eine endliche Gruppe der Ordnung 24, die nicht abelsch ist. Bestimme die Anzahl der Untergruppen, die normal sind, und gib die Summe ihrer Ordnungen an.',
  fr: 'Soit G un groupe fini dont la cardinalité est 24 et qui est non abélien. Déterminer le nombre des sous-groupes qui sont distingués, et donner la somme de leurs ordres dans le cas où il est maximal.',
  es: 'Sea G un grupo finito de orden 24 que no es abeliano. Determine el número de los subgrupos que son normales y la suma de sus órdenes para cada uno de los casos.',
  it: 'Sia G un gruppo finito di ordine 24 che non è abeliano. Trovare il numero dei sottogruppi che sono normali, la somma degli ordini e la media per il gruppo, con una dimostrazione della formula.',
  pt: 'Seja G um grupo finito de ordem 24 que não é abeliano. Determine o número dos subgrupos que são normais e a soma das ordens para cada um dos casos em que isso é possível.',
  nl: 'Zij G een eindige groep van orde 24 die niet abels is. Bepaal het aantal ondergroepen van G die normaal zijn, en geef de som van de ordes van het geheel.',
  pl: 'Niech G będzie skończoną grupą rzędu 24, która nie jest przemienna. Znajdź liczbę podgrup, które są normalne, oraz podaj sumę rzędów dla każdego z nich w przypadku, że jest to możliwe.',
  sv: 'Låt G vara en ändlig grupp av ordning 24 som inte är abelsk. Bestäm antalet delgrupper som är normala och ange summan av ordningarna för varje grupp till den som har störst ordning.',
  ru: 'Пусть G — конечная группа порядка 24, которая не является абелевой. Найдите число её нормальных подгрупп.',
  zh: '设G为一个二十四阶的有限群，且不是交换群。求其正规子群的个数，并给出这些子群的阶的总和，结果用整数表示，不要写出推导过程。请再说明最大者的阶是多少。',
  ja: '位数二十四の有限群でアーベル群でないものを考える。その正規部分群の個数を求め、それらの位数の総和を答えなさい。ただし単位群も数えるものとする。',
  ko: '위수가 이십사인 유한군 가운데 아벨군이 아닌 것을 생각하자. 이 군의 정규 부분군의 개수를 구하고 그 위수의 합을 구하여라.',
  ar: 'لتكن زمرة منتهية رتبتها أربعة وعشرون وليست تبديلية. أوجد عدد الزمر الجزئية الناظمية فيها ومجموع رتبها.',
};
const codes = Object.keys(texts);

describe('inLanguage', () => {
  it.each(codes)(
    'keeps what is in %s, and refuses all the rest when only that is wanted',
    async (language) => {
      const rule = inLanguage({ languages: [language] });
      const kept: string[] = [];
      for (const code of codes)
        if ((await problemCode(rule, { problem: texts[code] ?? '' })) === 'kept') kept.push(code);

      expect(kept).toEqual([language]);
    },
  );

  it('keeps every language of a list', async () => {
    const rule = inLanguage({ languages: ['de', 'ru'] });

    expect(await problemCode(rule, { problem: texts['de'] ?? '' })).toBe('kept');
    expect(await problemCode(rule, { problem: texts['ru'] ?? '' })).toBe('kept');
    expect(await problemCode(rule, { problem: texts['en'] ?? '' })).toBe('other-language');
  });

  it.each([
    String.raw`$$\int_0^1 \frac{\log(1+x)}{x}\,dx = ?$$`,
    String.raw`Compute \(\sum_{n \ge 1} \frac{\mu(n)}{n^2}\).`,
    'x = 3',
    '',
    'The German sentence “Der Hund, den die Katze, die das Haus bewacht, gejagt hat, bellt laut” has how many levels of embedding? Count the main clause as one of them, and let each clause that it contains be another.',
    'In Russian the word for house is дом, and its plural is дома. Given the stress of the singular, on which syllable is that of the plural, and how is it marked?',
    'A list: kalo, miro, tesi, bandu, wopi, rana, solu, teke, minna, jora, pulo, hasi. Sort.',
    'Peptides: ALA GLY SER THR VAL LEU ILE PRO PHE TYR TRP ASP GLU ASN GLN HIS LYS ARG CYS MET; count those that are charged.',
  ])('keeps, when English is wanted, %j', async (problem) => {
    expect(await problemCode(inLanguage({ languages: ['en'] }), { problem })).toBe('kept');
  });

  it.each([
    [[], /inLanguage\.languages: must be a list of at least one language code.*got a list of 0/],
    ['en', /inLanguage\.languages: must be a list.*got "en"/],
    [
      ['en', 'English'],
      /inLanguage\.languages\[1\]: is an unknown language, got "English"; choose from ar, be, /,
    ],
  ])('does not take %j', (languages, message) => {
    // @ts-expect-error these are the options of a caller without types
    expect(() => inLanguage({ languages })).toThrow(message);
  });
});
