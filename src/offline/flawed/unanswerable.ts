import { integer } from '../families/field.ts';
import { defineFlawed, type FlawedFamily } from './flawed-family.ts';

const flaw = 'unanswerable';

/** Questions whose answer cannot be known: what would decide it is lost, hidden or never happened. */
export const unanswerable: readonly FlawedFamily[] = [
  defineFlawed({
    subject: 'Mathematics',
    flaw,
    fields: { first: integer(1, 90), second: integer(1, 90), place: integer(4, 60) },
    wordings: [
      'A sequence of integers begins with {first}, {second} and goes on by a rule that its author keeps secret. Determine its term number {place}.',
      'Two values f(1) = {first} and f(2) = {second} of an otherwise arbitrary function f on the positive integers are known. Compute f({place}).',
    ],
  }),
  defineFlawed({
    subject: 'Computer Science',
    flaw,
    fields: { length: integer(8, 64), seconds: integer(2, 900) },
    wordings: [
      'A program whose source nobody has kept reads {length} bytes and has been running for {seconds} seconds without output. After how many further seconds does it halt?',
      'A token of {length} bytes was drawn from a perfect random source, used for {seconds} seconds and erased. How many of its bits were ones?',
    ],
  }),
  defineFlawed({
    subject: 'Chemistry',
    flaw,
    fields: { mass: integer(2, 990), minutes: integer(3, 400) },
    wordings: [
      'A flask holds {mass} mg of an unlabelled solid that was burned up {minutes} minutes before anyone could examine it. How many carbon atoms did one of its molecules have?',
      'An unknown liquid was stirred for {minutes} minutes and then poured away; only its mass of {mass} mg is on record. Determine its boiling point in kelvin.',
    ],
  }),
  defineFlawed({
    subject: 'Physics',
    flaw,
    fields: { mass: integer(2, 400), year: integer(2, 90) },
    wordings: [
      'A single radioactive nucleus in a sample of {mass} mg has survived for {year} days. After how many more days does this nucleus decay?',
      'A stone of {mass} g fell {year} years ago from a height that nobody measured, in air that nobody described. With which speed in m/s did it hit the ground?',
    ],
  }),
  defineFlawed({
    subject: 'Literature',
    flaw,
    fields: { lines: integer(20, 900), year: integer(1500, 1890) },
    wordings: [
      'A poet burned the only copy of an ode of {lines} lines in {year}, and no witness quoted it. In how many of its lines did the moon occur?',
      'Of a play that was neither printed nor performed nor described, only the length of {lines} lines and the year {year} are known. How many of its lines were spoken by the queen?',
    ],
  }),
  defineFlawed({
    subject: 'History',
    flaw,
    fields: { letters: integer(12, 900), year: integer(1100, 1890) },
    wordings: [
      'In {year} an archive with {letters} letters burned down; no copy, list or summary of them survives. How many of these letters mentioned a bad harvest?',
      'A nameless village of about {letters} people was abandoned some time before {year} and left no trace in any record or in the soil. In which year was it founded?',
    ],
  }),
  defineFlawed({
    subject: 'Biology',
    flaw,
    fields: { count: integer(12, 900), depth: integer(2, 90) },
    wordings: [
      'A species known from nothing but {count} footprints in a layer {depth} m deep died out without descendants. How many chromosomes did its cells have?',
      'Long before there were observers, {count} birds crossed a strait of {depth} km. How many of them were female?',
    ],
  }),
  defineFlawed({
    subject: 'Linguistics',
    flaw,
    fields: { speakers: integer(12, 900), years: integer(200, 9000) },
    wordings: [
      'A language that {speakers} people spoke {years} years ago was never written down and has no living relative. How many vowels did it have?',
      'Some {years} years ago a band of {speakers} foragers coined a word for the sea; neither the word nor the language is known. How many syllables did the word have?',
    ],
  }),
];
