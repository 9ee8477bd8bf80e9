import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function moneyText(pence: number): string {
  return `${Math.floor(pence / 240)} pounds ${Math.floor(pence / 12) % 20} shillings ${pence % 12} pence`;
}

export const oldMoney: ProblemFamily = defineFamily({
  name: 'old-money',
  subject: 'History',
  answerType: 'text',
  fields: {
    shillings: integer(1, 60),
    pence: integer(1, 11),
    tenants: integer(12, 240),
    allowance: integer(15, 400),
  },
  wordings: [
    'In a manorial account of sterling money, with 12 pence to the shilling and 20 shillings to the pound,[[ {tenants}]] tenants pay {shillings} shillings and {pence} pence each. The reeve deducts {allowance} shillings for repairs. What remains? Write it as pounds, shillings and pence, each below the next higher unit.',
    'A parish levied {shillings} shillings {pence} pence from every household[[, of which there were {tenants}]], and spent {allowance} shillings of the sum on the poor. Twelve pence made a shilling, twenty shillings a pound. State what was left, reduced to pounds, shillings and pence.',
  ],
  accepts: ({ shillings, pence, tenants, allowance }) =>
    (12 * shillings + pence) * tenants > 12 * allowance + 480,
  solve: ({ shillings, pence, tenants, allowance }) => {
    const total = (12 * shillings + pence) * tenants;
    const rest = total - 12 * allowance;
    return {
      answer: moneyText(rest),
      steps: [
        `Each payment is ${12 * shillings + pence} pence, so ${tenants} of them make ${total} pence.`,
        `Taking off 12 times ${allowance} = ${12 * allowance} pence leaves ${rest} pence.`,
        `Reduced this is ${moneyText(rest)}.`,
      ],
      mistakes: [
        moneyText(total),
        moneyText(rest + 240),
        moneyText(rest + 1),
        moneyText(total + 12 * allowance),
      ],
    };
  },
});
