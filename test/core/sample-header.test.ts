import { expect, it } from 'vitest';
import { SAMPLE_HEADER, sampleIn } from '../../src/core/sample-header.ts';

it('finds the sample among the headers, in upper or lower case', () => {
  expect(SAMPLE_HEADER).toBe('x-chimera-sample');
  expect(sampleIn({ authorization: 'x', 'x-chimera-sample': 'generate:1:0:0' })).toBe('generate:1:0:0');
  expect(sampleIn({ 'X-Chimera-Sample': 'generate:1:0:0' })).toBe('generate:1:0:0');
});

it('is empty where a model does not send it', () => {
  expect(sampleIn({ authorization: 'x' })).toBe('');
  expect(sampleIn({ 'x-chimera-sample': undefined })).toBe('');
  expect(sampleIn(undefined)).toBe('');
});
