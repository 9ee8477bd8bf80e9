import { elementSymbols } from './elements.ts';

/**
 * Raises the charge at the end of a formula that is written in signs on the line: `Ca[2+]`, `Ca++`, `SO4--`, `Mg+2`. From a
 * name of one letter `+2` may be added, and is no charge.
 */
export function raisedCharge(formula: string): string {
  if (!/[+-]/.test(formula.slice(-5))) return formula;
  return formula
    .replace(/(?<=[A-Za-z\d)\]])\[(\d?[+-]|[+-]\d)\]$/, '^{$1}')
    .replace(/(?:\+{2,4}|-{2,4})$/, (signs, at: number) =>
      // The language is no ion of carbon.
      at > 0 && formula !== 'C++' && !formula.includes('^') ? `^{${counted(signs)}}` : signs,
    )
    .replace(/(?<=\^\{)(?:\+{2,4}|-{2,4})(?=\}$)/, counted)
    .replace(/^([A-Z][a-z]|\[[^[\]]+\])([+-]\d)$/, (whole, body: string, charge: string) =>
      body.startsWith('[') || elementSymbols.has(body) ? `${body}^{${charge}}` : whole,
    );
}

function counted(signs: string): string {
  return `${signs.length}${signs[0]}`;
}
