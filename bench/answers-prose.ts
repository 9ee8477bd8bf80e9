/** A response that must not be accepted, made of a right answer by something that is around it. */
export interface ProseMutant {
  readonly id: string;
  readonly reference: string;
  readonly mutant: string;
}

/** What takes back, doubts, extends or changes the answer that is put in its place. */
const responses: Readonly<Record<string, (answer: string) => string>> = {
  'denied: answer': (x) => `The answer is not ${x}.`,
  'denied: cannot': (x) => `It cannot be ${x}.`,
  'denied: never': (x) => `It is never ${x}.`,
  'denied: false': (x) => `It is false that the answer is ${x}.`,
  'denied: wrong': (x) => `${x} is wrong.`,
  'denied: ruled out': (x) => `We rule out ${x}.`,
  'denied: instead': (x) => `The answer is something else, rather than ${x}.`,
  'denied: box': (x) => `The answer is not $\\boxed{${x}}$.`,
  'denied: German': (x) => `Die Antwort ist nicht ${x}.`,
  'denied: French': (x) => `La réponse n'est pas ${x}.`,
  'denied: Spanish': (x) => `La respuesta no es ${x}.`,
  'denied: Portuguese': (x) => `A resposta não é ${x}.`,
  'denied: Italian': (x) => `La risposta non è ${x}.`,
  'denied: Chinese': (x) => `答案不是${x}。`,
  'taken back: no': (x) => `So the answer is ${x}? No.`,
  'taken back: wait': (x) => `The answer is ${x}. Wait, that is wrong.`,
  question: (x) => `Is the answer ${x}?`,
  'doubted: might': (x) => `The answer might be ${x}.`,
  'doubted: perhaps': (x) => `Perhaps ${x}, but I am not sure.`,
  'alternative: or': (x) => `The answer is ${x} or something else entirely`,
  'enumeration: both': (x) => `The answer is ${x} and also 123457`,
  'extended: more than': (x) => `The answer is more than ${x}.`,
  'extended: at most': (x) => `The answer is at most ${x}.`,
  'extended: twice': (x) => `The answer is twice ${x}.`,
  'extended: root': (x) => `The answer is the square root of ${x}.`,
  'extended: to the power': (x) => `The answer is ${x} to the power of 7.`,
  'condition: if': (x) => `If n were even, the answer would be ${x}.`,
  'condition: unless': (x) => `The answer is ${x} unless n is odd.`,
  'unfinished thought': (x) => `<think>The answer is ${x}, but let me check`,
};

/** References that contain an answer and say something else. */
const references: Readonly<Record<string, (answer: string) => string>> = {
  'reference: multiples': (x) => `all multiples of ${x}`,
  'reference: except': (x) => `every number except ${x}`,
  'reference: or': (x) => `n is prime or ${x}`,
  'reference: above': (x) => `any number greater than ${x}`,
  'reference: denied': (x) => `not ${x}`,
};

/** Makes the prose around each answer, as a response to it and as a reference for it. */
export function makeProseMutants(
  answers: readonly { readonly id: string; readonly text: string }[],
): readonly ProseMutant[] {
  return answers.flatMap(({ id, text }) => [
    ...Object.entries(responses).map(([kind, around]) => ({
      id: `${id}/${kind}`,
      reference: text,
      mutant: around(text),
    })),
    ...Object.entries(references).map(([kind, around]) => ({
      id: `${id}/${kind}`,
      reference: around(text),
      mutant: text,
    })),
  ]);
}
