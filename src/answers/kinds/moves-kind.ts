import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Moves in chess, in their short notation: `Nf3`, `1. Qxf7#`, `0-0`, `e8=Q+`. */
export const movesKind: AnswerKind<readonly Move[]> = {
  name: 'moves',
  read: ({ text }) => {
    const moves = readMoves(text);
    return moves === null ? [] : [wholeReading(moves)];
  },
  relate: (left, right) => {
    if (left.length !== right.length) return apart('structure', 'the numbers of moves differ');
    const agreements = left.map((move, index) => compareMoves(move, right[index] ?? move));
    return (
      agreements.find(({ relation }) => relation === 'apart') ??
      agreements.find(({ relation }) => relation === 'open') ??
      same('exact', 'the moves agree')
    );
  },
};

interface Move {
  /** The piece and the square, or which way the king castles. */
  readonly what: string;
  /** The file or rank that the piece comes from, where that is said. */
  readonly from: string;
  /** Whether the piece is said to take another. */
  readonly takes: boolean;
  /** Check or mate, where that is said. */
  readonly threat: string;
}

function compareMoves(left: Move, right: Move): Finding {
  if (left.what !== right.what) return apart('exact', 'the moves differ');
  if (left.threat !== right.threat && left.threat !== '' && right.threat !== '')
    return apart('exact', 'one side says check and the other mate');
  if (left.from !== right.from && left.from !== '' && right.from !== '')
    return apart('exact', 'the pieces come from other squares');
  // The same move where a sign was left out, and another one on another board.
  if (left.takes !== right.takes) return undecided('only one side says that the piece takes');
  return left.from === right.from
    ? same('exact', 'the moves agree')
    : undecided('only one side says where the piece comes from');
}

const square =
  /^([KQRBN]?)([a-h]?[1-8]?)[x×:]?([a-h][1-8])(?:=?\(?([QRBN])\)?)?(?:\s?e\.?p\.?)?([+#†‡]?)[!?]{0,2}$/u;
const castling = /^([0Oo](?:-[0Oo]){1,2})([+#]?)[!?]{0,2}$/u;

function readMoves(text: string): readonly Move[] | null {
  if (text.length > 200 || !/[a-h]\d|[0o]-[0o]|castl/i.test(text)) return null;
  const words = inShort(text)
    .replace(/[$*`]|\\(?:text\w*|mathrm)|[{}]/gu, '')
    .replace(/\\#/gu, '#')
    .replace(/(?<!\S)\d{1,3}\s?\.{1,3}\s?/gu, ' ')
    .replace(/(?<=[\da-zA-Z+#!?])[.,;]?$/u, '')
    .trim()
    .split(/[,;]?\s+/u);
  const moves = words.map(readMove);
  return moves.every((move) => move !== null) ? moves : null;
}

/** A move in words in its short notation: `Knight to f3`, `Queen takes f7, checkmate`, `kingside castling`. */
function inShort(text: string): string {
  if (!/[a-h][1-8]|castl/u.test(text) || !/mate|check|castl|[a-z]{4} (?:to|takes|captures) /u.test(text))
    return text;
  const plain = text
    .trim()
    .replace(/\.$/u, '')
    .replace(/,? (?:check)?mate$/u, '#')
    .replace(/,? check$/u, '+');
  const castles = /^(?:castl(?:es|ing) (king|queen)side|(king|queen)side castling)([+#]?)$/iu.exec(plain);
  if (castles !== null)
    return `${(castles[1] ?? castles[2])?.toLowerCase() === 'king' ? 'O-O' : 'O-O-O'}${castles[3] ?? ''}`;
  const [piece = '', verb = '', on = '', square = '', ...more] = plain
    .replace(/ on (?=[a-h][1-8])/u, '  ')
    .split(' ');
  const [from, to] = square === '' ? ['', on] : [on, square];
  const letter = pieces.get(piece.toLowerCase());
  if (letter === undefined || from !== '' || more.length > 0 || !/^(?:to|takes|captures)$/u.test(verb))
    return plain;
  return `${letter}${verb === 'to' ? '' : 'x'}${to}`;
}

const pieces: ReadonlyMap<string, string> = new Map([
  ['king', 'K'],
  ['queen', 'Q'],
  ['rook', 'R'],
  ['bishop', 'B'],
  ['knight', 'N'],
]);

function readMove(word: string): Move | null {
  const castled = castling.exec(word);
  if (castled !== null)
    return { what: `castles ${(castled[1] ?? '').length}`, from: '', takes: false, threat: castled[2] ?? '' };
  const match = square.exec(word);
  if (match === null) return null;
  const [, piece = '', from = '', to = '', promoted = '', threat = ''] = match;
  // A pawn comes from a file only where it takes.
  if (piece === '' && from !== '' && !/[x×:]/u.test(word)) return null;
  return {
    what: `${piece} ${to} ${promoted}`,
    from,
    takes: /[x×:]/u.test(word),
    threat: threat === '†' ? '+' : threat === '‡' ? '#' : threat,
  };
}
