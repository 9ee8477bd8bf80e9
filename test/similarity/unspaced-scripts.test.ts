import { describe, expect, it } from 'vitest';
import { decontaminate } from '../../src/rules/builtin/decontaminate.ts';
import { nearDuplicate } from '../../src/rules/builtin/near-duplicate.ts';
import { runRule } from '../../src/testing/run-rule.ts';
import { aProblem } from '../../src/testing/sample-records.ts';
import { contaminationReport } from '../../src/verification/contamination-report.ts';
import { dedupe } from '../../src/verification/dedupe.ts';

/** A problem, a copy with one word changed, and another problem of the same language. */
const scripts: readonly (readonly [script: string, problem: string, copy: string, other: string])[] = [
  [
    'Chinese',
    '一个农民有17只羊，他又买了两倍于羊的山羊。后来他卖掉了其中的五只动物，并把剩下的动物平均分给三个儿子。请问每个儿子得到多少只动物？',
    '一个农民有17只羊，他又买了两倍于羊的山羊。后来他卖掉了其中的五只动物，并把剩下的动物平均分给三个女儿。请问每个女儿得到多少只动物？',
    '在一个半径为5的圆内作一个内接正六边形，求这个六边形的面积与圆的面积之比，并说明当边数趋于无穷时这个比值的极限。',
  ],
  [
    'a short Chinese text',
    '求所有小于一百的质数之和',
    '求所有小于一百的质数的和',
    '证明根号二是无理数并说明理由',
  ],
  [
    'Japanese',
    'ある農夫が十七頭の羊を飼っていて、その後さらに羊の二倍の数の山羊を買い足した。農夫はその中から五頭を売り、残りを三人の息子に等しく分けた。それぞれの息子は何頭の動物を受け取るか。',
    'ある農夫が十七頭の羊を飼っていて、その後さらに羊の二倍の数の山羊を買い足した。農夫はその中から五頭を売り、残りを三人の娘に等しく分けた。それぞれの娘は何頭の動物を受け取るか。',
    '半径が五センチメートルの円に内接する正六角形を描くとき、この六角形の面積と円の面積の比を求め、辺の数を限りなく増やした場合の極限も答えよ。',
  ],
  [
    'Thai',
    'ชาวนาคนหนึ่งมีแกะสิบเจ็ดตัวแล้วซื้อแพะเพิ่มเป็นสองเท่าของจำนวนแกะต่อมาเขาขายสัตว์ไปห้าตัวและแบ่งสัตว์ที่เหลือให้ลูกชายสามคนเท่ากันลูกชายแต่ละคนได้สัตว์กี่ตัว',
    'ชาวนาคนหนึ่งมีแกะสิบเจ็ดตัวแล้วซื้อแพะเพิ่มเป็นสองเท่าของจำนวนแกะต่อมาเขาขายสัตว์ไปห้าตัวและแบ่งสัตว์ที่เหลือให้ลูกสาวสามคนเท่ากันลูกสาวแต่ละคนได้สัตว์กี่ตัว',
    'จงหาพื้นที่ของรูปหกเหลี่ยมด้านเท่าที่แนบในวงกลมรัศมีห้าเซนติเมตรและเปรียบเทียบกับพื้นที่ของวงกลมเมื่อจำนวนด้านเพิ่มขึ้นอย่างไม่มีที่สิ้นสุด',
  ],
  [
    'Khmer',
    'កសិករម្នាក់មានចៀមដប់ប្រាំពីរក្បាលហើយបានទិញពពែថែមទៀតពីរដងនៃចំនួនចៀមក្រោយមកគាត់បានលក់សត្វប្រាំក្បាលហើយចែកសត្វដែលនៅសល់ឱ្យកូនប្រុសបីនាក់ស្មើៗគ្នាតើកូនប្រុសម្នាក់ៗទទួលបានសត្វប៉ុន្មានក្បាល',
    'កសិករម្នាក់មានចៀមដប់ប្រាំពីរក្បាលហើយបានទិញពពែថែមទៀតពីរដងនៃចំនួនចៀមក្រោយមកគាត់បានលក់សត្វប្រាំក្បាលហើយចែកសត្វដែលនៅសល់ឱ្យកូនស្រីបីនាក់ស្មើៗគ្នាតើកូនស្រីម្នាក់ៗទទួលបានសត្វប៉ុន្មានក្បាល',
    'ចូររកផ្ទៃក្រឡានៃឆកោណនិយ័តចារឹកក្នុងរង្វង់ដែលមានកាំប្រាំសង់ទីម៉ែត្ររួចប្រៀបធៀបជាមួយផ្ទៃក្រឡានៃរង្វង់នោះនៅពេលចំនួនជ្រុងកើនឡើងឥតកំណត់',
  ],
];

describe.each(scripts)('%s, which has no gaps between words', (script, problem, copy, other) => {
  it('is compared by dedupe', async () => {
    const copies = dedupe([problem, copy, other], script.startsWith('a short') ? { threshold: 0.5 } : {});

    expect(await copies.toArray()).toEqual([problem, other]);
  });

  it('is compared by decontaminate', async () => {
    const rule = decontaminate({ against: [other, problem] });

    expect(await codeOf(rule, problem)).toBe('contaminated');
    if (!script.startsWith('a short')) expect(await codeOf(rule, copy)).toBe('contaminated');
    expect(await codeOf(decontaminate({ against: [other] }), problem)).toBe('pass');
  });

  it('is compared by contaminationReport', async () => {
    const { measures } = await contaminationReport([copy, other], { against: [problem], n: [4] });
    const [nearest, next] = measures[0]?.matches ?? [];

    expect(nearest).toMatchObject({ question: '#0' });
    expect(nearest?.jaccard).toBeGreaterThan(0.4);
    expect(next?.jaccard ?? 0).toBeLessThan(0.1);
  });

  it('is compared by nearDuplicate', async () => {
    const rule = nearDuplicate(script.startsWith('a short') ? { threshold: 0.5 } : {});
    const siblings = [aProblem({ problem })];

    expect(await runRule(rule, aProblem({ problem: copy }), { siblings })).toMatchObject({
      code: 'near-duplicate',
    });
    expect(await runRule(rule, aProblem({ problem: other }), { siblings })).toMatchObject({ kind: 'pass' });
  });
});

describe('an instruction that benchmark items share', () => {
  const instruction =
    'Solve the following mathematics problem efficiently and clearly. The last line of your response should be of the form: the final answer is X, where X is the answer.';
  const items = [
    `${instruction} Find the number of primes between one hundred and two hundred whose digits add up to ten.`,
    `${instruction} A regular hexagon is inscribed in a circle of radius five. Find the area between hexagon and circle.`,
  ];
  const fresh = `${instruction} How many labelled trees on eight vertices have exactly three leaves?`;

  it('is no contamination', async () => {
    const rule = decontaminate({ against: items });

    expect(await codeOf(rule, fresh)).toBe('pass');
    for (const item of items) expect(await codeOf(rule, item)).toBe('contaminated');
    expect(await codeOf(rule, items[0]?.slice(instruction.length) ?? '')).toBe('contaminated');
  });

  it('weighs nothing in a report, where the item itself is found', async () => {
    const { measures } = await contaminationReport([fresh, items[0] ?? ''], { against: items, n: [8] });

    expect(measures).toMatchObject([
      { touched: 1, meanMaxJaccard: 0.5, matches: [{ question: '#1', jaccard: 1 }] },
    ]);
  });

  it('still counts where one problem is twice in a benchmark', async () => {
    const twice = decontaminate({ against: [...items, ...items] });

    for (const item of items) expect(await codeOf(twice, `Read with care. ${item}`)).toBe('contaminated');
    expect(await codeOf(twice, fresh)).toBe('pass');
  });
});

async function codeOf(rule: ReturnType<typeof decontaminate>, problem: string): Promise<string> {
  const verdict = await runRule(rule, aProblem({ problem }));
  return verdict.kind === 'pass' ? 'pass' : verdict.code;
}
