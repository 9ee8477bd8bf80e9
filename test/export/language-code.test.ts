import { describe, expect, it } from 'vitest';
import { languageFault, languagesOf } from '../../src/export/card/language-code.ts';
import { datasetCard } from '../../src/export/index.ts';

describe('languageFault', () => {
  it.each(['en', 'zh', 'uk', 'yue', 'eng', 'code', 'multilingual'])('takes %s', (tag) => {
    expect(languageFault(tag)).toBeNull();
  });

  it.each(['English', 'EN', 'zh-CN', 'zh_Hans', 'jp', 'cn', 'e', 'engl', '', 7])('refuses %j', (tag) => {
    expect(languageFault(tag)).toContain('ISO 639 code');
  });

  it('is asked of the options of a card and of a dataset', async () => {
    await expect(datasetCard('runs/first', { languages: ['en', 'pt-BR'] })).rejects.toThrow('languages[1]');
  });
});

describe('languagesOf', () => {
  it.each([
    ['---\nlanguage: en\n---\nlanguage: none', ['en']],
    ['---\nlicense: mit\nlanguage: [\'en\', "zh"]\n---\n', ['en', 'zh']],
    ['---\nlanguage:\n  - en\n  - zh\ntags:\n  - a\n---\n', ['en', 'zh']],
    ['# No head', []],
  ])('reads the head of %j', (card, tags) => {
    expect(languagesOf(card)).toEqual(tags);
  });
});
