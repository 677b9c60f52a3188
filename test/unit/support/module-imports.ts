import ts from 'typescript';

/** One mention of another module, in any form that the language has. */
export interface ModuleImport {
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type … from` or `import('…').Name`. */
  readonly typeOnly: boolean;
}

/** What was read before: a file is looked at again for each one that imports it. */
const readBefore = new Map<string, readonly ModuleImport[]>();

/** Every module that a source file mentions. */
export function moduleImports(path: string, text: string): readonly ModuleImport[] {
  const key = `${path}\n${text}`;
  const imports = readBefore.get(key) ?? readImports(path, text);
  readBefore.set(key, imports);
  return imports;
}

function readImports(path: string, text: string): readonly ModuleImport[] {
  const source = parse(path, text);
  const found: ModuleImport[] = [];
  visit(source);
  // The compiler's own scan is the second opinion: a form that we do not know counts as a value.
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    if (found.some(({ specifier }) => specifier === fileName)) continue;
    found.push({ specifier: fileName, typeOnly: false });
  }
  return found;

  function visit(node: ts.Node) {
    const mention = mentionIn(node);
    if (mention !== undefined) found.push(mention);
    ts.forEachChild(node, visit);
  }
}

/** A syntax tree of a source file. */
export function parse(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

function mentionIn(node: ts.Node): ModuleImport | undefined {
  if (ts.isImportDeclaration(node)) {
    // `import { type X }` stays an import at run time: only a whole `import type` is erased.
    const phase = node.importClause?.phaseModifier;
    return mention(node.moduleSpecifier, phase === ts.SyntaxKind.TypeKeyword);
  }
  if (ts.isExportDeclaration(node)) return mention(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return mention(node.argument.literal, true);
  }
  if (ts.isExternalModuleReference(node)) return mention(node.expression, false);
  if (ts.isCallExpression(node) && loadsModule(node.expression)) {
    return mention(node.arguments[0], false) ?? { specifier: '(computed)', typeOnly: false };
  }
  return undefined;
}

function loadsModule(callee: ts.Expression) {
  const isImport = callee.kind === ts.SyntaxKind.ImportKeyword;
  const isGlob = callee.getText() === 'import.meta.glob';
  return isImport || isGlob || (ts.isIdentifier(callee) && callee.text === 'require');
}

function mention(node: ts.Node | undefined, typeOnly: boolean): ModuleImport | undefined {
  if (node === undefined || !ts.isStringLiteralLike(node)) return undefined;
  return { specifier: node.text, typeOnly };
}
