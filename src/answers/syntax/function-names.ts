/** Functions that are called by name, in LaTeX or plain, and the name under which they are evaluated. */
export const functionNames: ReadonlyMap<string, string> = new Map([
  ...'sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp ln log lg sqrt abs floor ceil max min gcd lcm det erf sgn arg Re Im Gamma zeta diag'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ['cis', 'cis'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
  ['sech', 'sech'],
  ['csch', 'csch'],
  ['arsinh', 'arcsinh'],
  ['arcosh', 'arccosh'],
  ['artanh', 'arctanh'],
  ['arcsinh', 'arcsinh'],
  ['arccosh', 'arccosh'],
  ['arctanh', 'arctanh'],
  ['asinh', 'arcsinh'],
  ['acosh', 'arccosh'],
  ['atanh', 'arctanh'],
  ['tg', 'tan'],
  ['ctg', 'cot'],
  ['arctg', 'arctan'],
  ['cosec', 'csc'],
  ['ceiling', 'ceil'],
  ['arccot', 'arccot'],
  ['arcsec', 'arcsec'],
  ['arccsc', 'arccsc'],
  ['cbrt', 'cbrt'],
  ['sign', 'sgn'],
  ['mod', 'mod'],
  ['Pr', 'Pr'],
  ['binom', 'binomial'],
  ['binomial', 'binomial'],
  ['choose', 'binomial'],
  ['factorial', 'factorial'],
]);

/** Functions that take the factors after them without brackets: `sin 2x`. */
export const prefixFunctions: ReadonlySet<string> = new Set(
  'cis sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsinh arccosh arctanh arccot arcsec arccsc arcsin arccos arctan exp ln log lg sqrt det erf'.split(
    ' ',
  ),
);

/** Greek and other letters that plain text writes out. */
export const letterNames: ReadonlySet<string> = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega hbar nabla partial ell infty'.split(
    ' ',
  ),
);
