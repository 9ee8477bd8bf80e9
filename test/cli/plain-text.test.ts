import { expect, it } from 'vitest';
import { plainText } from '../../src/cli/plain-text.ts';

it('shows control characters and leaves lines as they are', () => {
  expect(plainText('a\tb\r\nc\n')).toBe('a\tb\r\nc\n');
  expect(plainText('\u001b[2J\u001b]0;x\u0007 \u000crac{1}{2} \u009b1m\u007f over\rwritten')).toBe(
    '\\x1b[2J\\x1b]0;x\\x07 \\x0crac{1}{2} \\x9b1m\\x7f over\\x0dwritten',
  );
});
