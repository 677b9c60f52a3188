import { basename } from 'node:path';
import ts from 'typescript';
import { parse } from './module-imports';

/** What the house style refuses about one module of `src`; empty when nothing. */
export function styleViolations(path: string, text: string): readonly string[] {
  const statements = [...parse(path, text).statements];
  const isBackground = path.startsWith('src/background/');
  return [
    ...(/^index\.tsx?$/.test(basename(path)) ? ['is a barrel: no index files'] : []),
    ...(statements.some(exportsAll) ? ['is a barrel: no `export *`'] : []),
    ...(statements.some(exportsDefault) ? ['has a default export'] : []),
    ...(isBackground && statements.some(isMutableState) ? ['keeps mutable module state'] : []),
  ];
}

function exportsAll(statement: ts.Statement) {
  return (
    ts.isExportDeclaration(statement) &&
    statement.moduleSpecifier !== undefined &&
    (statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause))
  );
}

function exportsDefault(statement: ts.Statement) {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return (
      clause !== undefined &&
      ts.isNamedExports(clause) &&
      clause.elements.some(({ name }) => name.text === 'default')
    );
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

/** A `let` or `var`, or a `const` container that starts empty: it can only be there to be filled. */
function isMutableState(statement: ts.Statement) {
  if (!ts.isVariableStatement(statement)) return false;
  if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return false;
  const { declarationList } = statement;
  const isConst = (declarationList.flags & ts.NodeFlags.Const) !== 0;
  return !isConst || declarationList.declarations.some(startsEmpty);
}

function startsEmpty({ initializer }: ts.VariableDeclaration) {
  if (initializer === undefined) return false;
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  if (ts.isObjectLiteralExpression(initializer)) return initializer.properties.length === 0;
  return (
    ts.isNewExpression(initializer) &&
    /^(Weak)?(Map|Set)$/.test(initializer.expression.getText()) &&
    (initializer.arguments ?? []).length === 0
  );
}
