import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type CodeBlock, root } from './documentation.ts';
import * as prelude from './prelude.ts';

/** What TypeScript says of the package and of its code blocks. */
export interface DocumentationProgram {
  /** Faults of a block, as `file:line: message`. */
  readonly faultsOf: (block: CodeBlock) => readonly string[];
  /** Names that an entry of the package exports, each with the text of its doc comment. */
  readonly documentedNames: (entry: string) => ReadonlyMap<string, string>;
  /** Functions, classes and constants that an entry exports without an example. */
  readonly withoutExample: (entry: string) => readonly string[];
  /** Texts that the given member of an exported type may be. */
  readonly literalsOf: (typeName: string, member: string) => readonly string[];
}

/** The entries of the package, each with the file that it is made of. */
export const publicEntries: ReadonlyMap<string, string> = new Map(
  Object.entries<readonly string[]>(tsconfig().compilerOptions.paths).flatMap(([entry, [file]]) =>
    file === undefined ? [] : [[entry, file.replace('./', '')] as const],
  ),
);

/** The entries whose names a block may use without importing them. Blocks that use others import what they need. */
const boundEntries: readonly string[] = ['', '/rules', '/prompts', '/verification', '/engine', '/bullmq'].map(
  (entry) => `chimera-sdk${entry}`,
);

/** An entry that a block names for each of its names: one of them is called as a function of test runners is. */
const namedEntry = 'chimera-sdk/analysis';

const publicEntry = join(root, 'src/index.ts');

/** Compiles all blocks in one program, under the options of the package. */
export function compileDocumentation(blocks: readonly CodeBlock[]): DocumentationProgram {
  const publicNames = boundNames();
  const texts = new Map(blocks.map((block) => [fileOf(block), moduleText(block, publicNames)]));
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...more) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...more)
      : ts.createSourceFile(path, text, language);
  };
  const entries = [...publicEntries.values()].map((entry) => join(root, entry));
  const program = ts.createProgram([...texts.keys(), ...entries], options, host);
  const checker = program.getTypeChecker();

  const exportsOf = (path: string): readonly ts.Symbol[] => {
    const source = program.getSourceFile(path);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    return module === undefined ? [] : checker.getExportsOfModule(module);
  };
  const declared = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);

  return {
    faultsOf: (block) => {
      const source = program.getSourceFile(fileOf(block));
      if (source === undefined) return [`${block.path}:${block.openingLine}: was not compiled`];
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ start = 0, messageText }) => {
          const { line } = source.getLineAndCharacterOfPosition(start);
          return `${block.path}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
        },
      );
    },
    documentedNames: (entry) =>
      new Map(
        exportsOf(join(root, entry)).map((symbol) => [
          symbol.name,
          ts.displayPartsToString(declared(symbol).getDocumentationComment(checker)),
        ]),
      ),
    withoutExample: (entry) =>
      exportsOf(join(root, entry)).flatMap((symbol) => {
        const target = declared(symbol);
        const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
        const hasExample = target.getJsDocTags(checker).some(({ name }) => name === 'example');
        return isValue && !hasExample ? [symbol.name] : [];
      }),
    literalsOf: (typeName, member) => {
      const symbol = exportsOf(publicEntry).find(({ name }) => name === typeName);
      if (symbol === undefined) return [];
      const type = checker.getDeclaredTypeOfSymbol(declared(symbol));
      const property = checker.getPropertyOfType(type, member);
      const of = property === undefined ? undefined : checker.getTypeOfSymbol(property);
      if (of === undefined) return [];
      return (of.isUnion() ? of.types : [of]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    },
  };
}

/** Blocks are in the package's folder, so that they resolve modules as its own tests do. */
function fileOf({ path, openingLine }: CodeBlock): string {
  return join(root, `test/docs/${path.replace(/[^A-Za-z0-9]+/gu, '-')}-${openingLine}.ts`);
}

/**
 * Returns a block as a module whose lines have the numbers that they have on their page. Unless the block is complete, it
 * gets what it needs of the package and of the prelude, instead of the line that opens it.
 */
function moduleText({ openingLine, lines }: CodeBlock, publicNames: ReadonlyMap<string, BoundName>): string {
  const code = lines.join('\n');
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest, true);
  const header = isComplete(source) ? '' : importsFor(source, publicNames);
  return `${'\n'.repeat(openingLine - 1)}${header} export {};\n${code}\n`;
}

/** A block that imports from the root entry or from elsewhere is complete; one that names a subpath says where a name is. */
function isComplete(source: ts.SourceFile): boolean {
  return source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      ![...boundEntries.slice(1), namedEntry].includes(statement.moduleSpecifier.text),
  );
}

function importsFor(source: ts.SourceFile, publicNames: ReadonlyMap<string, BoundName>): string {
  const used = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const bind = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) own.add(name.text);
    else for (const part of name.elements) if (ts.isBindingElement(part)) bind(part.name);
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings !== undefined && ts.isNamedImports(bindings))
        for (const { name } of bindings.elements) own.add(name.text);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) bind(name);
    } else if (
      (ts.isFunctionDeclaration(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.name !== undefined
    ) {
      own.add(statement.name.text);
    }
  }
  const wanted = [...used].filter((name) => !own.has(name));
  const fromPackage = wanted.filter((name) => publicNames.has(name));
  const fromPrelude = wanted.filter((name) => !publicNames.has(name) && Object.hasOwn(prelude, name));
  const imports = fromPackage.flatMap((name) => {
    const bound = publicNames.get(name);
    return bound === undefined ? [] : [`import { ${bound.specifier} } from '${bound.entry}';`];
  });
  return `${imports.join(' ')} import { ${fromPrelude.join(', ')} } from './prelude.ts';`;
}

interface BoundName {
  readonly entry: string;
  readonly specifier: string;
}

/** Of a name that several entries export, the first one counts. */
function boundNames(): ReadonlyMap<string, BoundName> {
  const bound = new Map<string, BoundName>();
  for (const entry of boundEntries) {
    for (const [name, kind] of exportedNames(join(root, publicEntries.get(entry) ?? ''))) {
      if (!bound.has(name)) bound.set(name, { entry, specifier: kind === 'type' ? `type ${name}` : name });
    }
  }
  return bound;
}

/** Names that a file exports by `export { ... } from`, and whether each is only a type. */
function exportedNames(path: string): ReadonlyMap<string, 'type' | 'value'> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const names = new Map<string, 'type' | 'value'>();
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    for (const { name, isTypeOnly } of statement.exportClause.elements) {
      names.set(name.text, statement.isTypeOnly || isTypeOnly ? 'type' : 'value');
    }
  }
  return names;
}

function compilerOptions(): ts.CompilerOptions {
  const { options } = ts.parseJsonConfigFileContent(tsconfig(), ts.sys, root);
  // A block may hold a name only to show it, and what it exports needs no written type.
  return {
    ...options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedDeclarations: false,
    declaration: false,
  };
}

function tsconfig(): {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
} {
  return ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config;
}
