/** Whether two numbers with a short sign behind them differ in its capitals alone: `5 Hz` and `5 hz`. */
export function mayBeMiscased(left: string, right: string): boolean {
  const isQuantity = /^[-+\d.,]+ ?[A-Za-z][A-Za-z/]{0,5}$/u.test(left);
  return isQuantity && left !== right && left.toLowerCase() === right.toLowerCase();
}
