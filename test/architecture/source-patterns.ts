import ts from 'typescript';
import { pattern } from '../../src/answers/tokens/pattern.ts';
import { sourceFiles, sourceText } from './source-imports.ts';

/** A regular expression of the source. */
export interface SourcePattern {
  /** Path below `src/`. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** What a file of the source says of regular expressions. */
interface WrittenPatterns {
  readonly literals: readonly SourcePattern[];
  /** How often it makes one of a text. */
  readonly made: number;
}

/** Makes of texts the patterns that other files write with its tags. */
const MAKER = 'answers/tokens/pattern.ts';
const tagged = new Map([
  ['pattern', pattern],
  ...Object.entries(pattern).map(([flags, tag]) => [`pattern.${flags}`, tag] as const),
]);

/** Reads the regular expressions that a file writes out, and counts those that it makes of texts. */
export function writtenPatterns(file: string): WrittenPatterns {
  const tree = ts.createSourceFile(file, sourceText(file), ts.ScriptTarget.Latest, true);
  const literals: SourcePattern[] = [];
  let made = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    if (ts.isTaggedTemplateExpression(node) && tagged.has(node.tag.getText())) {
      if (ts.isTemplateExpression(node.template)) made += 1;
      else
        literals.push({ file, ...taggedPattern(node.tag.getText(), node.template.getText().slice(1, -1)) });
    }
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp' && file !== MAKER)
      made += 1;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { literals, made };
}

/** What a tag of `pattern` makes of a text. */
function taggedPattern(tag: string, text: string): Omit<SourcePattern, 'file'> {
  const { source, flags } = tagged.get(tag)?.(Object.assign([text], { raw: [text] })) ?? /(?:)/;
  return { source, flags };
}

/** Notes each regular expression that the source makes of a text from here on, with the file that made it. */
export function noteMadePatterns(): { readonly made: readonly SourcePattern[]; end(): void } {
  const made: SourcePattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, given: [string | RegExp, string?]) {
      const pattern = new target(...given);
      const file = fileOfCaller(new Error().stack ?? '');
      if (file !== null) made.push({ file, source: pattern.source, flags: pattern.flags });
      return pattern;
    },
  });
  const end = (): void => {
    globalThis.RegExp = original;
  };
  return { made, end };
}

/** The file of the source from which something was called; null for what packages do. */
function fileOfCaller(stack: string): string | null {
  const lines = stack.replaceAll('\\', '/').split('\n');
  const caller = lines.find(
    (line) => /^\s+at /.test(line) && !/source-patterns|tokens\/pattern\.ts/.test(line),
  );
  const path = caller?.split('/src/').at(1) ?? '';
  const name = path.slice(0, path.indexOf('.ts') + 3);
  return sourceFiles.includes(name) ? name : null;
}
