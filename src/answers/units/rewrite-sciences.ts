/** Rewrites notations of physics, chemistry and genetics that have another meaning elsewhere, or none. */
export function rewriteSciences(text: string): string {
  return (
    text
      .replace(/\\triangle(?=\s*(?:\\mathrm\s*\{\s*)?[HGSUETQptvx](?![A-Za-z]))/gu, '\\Delta ')
      .replace(/\\min(?=\s?\^\s?\{?\s?-)/gu, '\\mathrm{min}')
      // Empty braces behind a unit only hold its power.
      .replace(/(?<=\\mathrm ?\{[ ~]{0,3}(?:[kcdm]?m|s|in|ft) ?\}) ?\{ ?\} ?(?=\^ ?\{? ?-?[234])/gu, '')
      .replace(upright, (_, names: string) => [...names].join(' '))
      // `Aa x aa` crosses alleles, of which each word holds pairs.
      .replace(/^((?:([A-Za-z])\2){1,4}) x ((?:([A-Za-z])\4){1,4})$/iu, '$1 \\times $3')
  );
}

/** Products of quantities that are set upright, where no number before them makes units of them: `\frac{\mathrm{mg}}{k}`. */
const upright =
  /(?<=(?:^|[A-Za-z{(=+}-])\s?)\\mathrm\s*\{\s*((?:mg|gd|mv|gh|gr|gt|vt|kx|qv|qd|md|gl|mc|gR|gH|gL|mgh|mgd|mgl|mgR|mgL|qvB|qB))\s*\}/gu;
