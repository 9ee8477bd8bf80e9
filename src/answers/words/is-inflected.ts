/** Whether two words differ in no more than an ending: `apple` and `apples`, `increase` and `increasing`. */
export function isInflected(left: string, right: string): boolean {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return (
    shared >= 4 &&
    shared >= Math.max(left.length, right.length) - 3 &&
    !/\d/u.test(left.slice(shared) + right.slice(shared))
  );
}
