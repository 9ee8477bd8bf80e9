import fc from 'fast-check';

/** Answers as models write them, and texts that only look like answers. */
const number = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }).map(String),
  fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }))
    .map(([a, b]) => `\\frac{${a}}{${b}}`),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 9999 })).map(([a, b]) => `${a}.${b}`),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: -30, max: 30 }))
    .map(([a, b]) => `${a} \\times 10^{${b}}`),
  fc.integer({ min: 1, max: 999 }).map((value) => `${value} %`),
  fc.constantFrom('\\pi', 'e^2', '\\sqrt{2}', '2^{100}', '10!', '\\infty', '1/3', '1 1/2', '0x1f', '1{,}000'),
);
const unit = fc.constantFrom('m', 'kg', 'km/h', 'J', 'mol', 'cm^2', '°C', 'K', 'eV', 'mg/L', 'Hz');
const symbolic = fc.constantFrom(
  'x + 1',
  'x^2 - y',
  '\\sin x',
  '\\ln(2x)',
  '(x+1)^2',
  'ab',
  '\\frac{x}{y}',
  'e^{-x}',
);
const collection = fc
  .tuple(fc.array(number, { minLength: 1, maxLength: 4 }), fc.constantFrom('{}', '()', '[]', '[)', ''))
  .map(([members, brackets]) => {
    const [open = '', close = ''] = brackets === '{}' ? ['\\{', '\\}'] : brackets;
    return `${open}${members.join(', ')}${close}`;
  });
const words = fc.constantFrom(
  'Émile Zola',
  'Rome',
  'true',
  'B',
  '14 July 1789',
  'Fe^{3+}',
  'H2SO4',
  'x \\in [0, 1)',
  '2 < x \\le 5',
);
const wild = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\\{}()[]$^_=<>+-*/.,:;|!%&~ 0129abxyπ√∞°'), maxLength: 60 }),
);

export const plainAnswer: fc.Arbitrary<string> = fc.oneof(
  number,
  fc.tuple(number, unit).map(([value, name]) => `${value} ${name}`),
  symbolic,
  collection,
  words,
);

/** Any answer, dressed as a model may dress it, or no answer at all. */
export const anyAnswer: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: plainAnswer },
  { weight: 2, arbitrary: plainAnswer.map((answer) => `\\boxed{${answer}}`) },
  { weight: 1, arbitrary: plainAnswer.map((answer) => `So the final answer is $${answer}$.`) },
  { weight: 2, arbitrary: wild },
);
