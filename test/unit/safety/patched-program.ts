import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..').replaceAll('\\', '/');

/** A change of one source: the first text in it is replaced by the other. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Sources as they would be after some patches, and the one that has to notice. */
export interface Change {
  readonly patches: readonly Patch[];
  readonly noticedBy: string;
}

/**
 * Compiles the sources once for each change, all in one program, so that libraries are read only once: each
 * change has a folder of its own that exists in memory alone, and whose modules import one another. Returns
 * what the compiler says of the file that has to notice, change by change.
 */
export function compile(changes: readonly Change[]): readonly (readonly string[])[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}/src/domain/tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    `${root}/src/domain`,
  );
  const host = ts.createCompilerHost(options);
  const readText = (path: string) => textOf(changes, path) ?? ts.sys.readFile(path);
  const program = ts.createProgram({
    rootNames: changes.map(
      ({ noticedBy }, place) => `${root}/changed/${String(place)}/${noticedBy}`,
    ),
    options,
    host: {
      ...host,
      readFile: readText,
      fileExists: (path) => readText(path) !== undefined,
      // Where there is no such folder the compiler looks for no module in it.
      directoryExists: (path) => isChanged(path) || ts.sys.directoryExists(path),
      getSourceFile: (path, target) => {
        const text = readText(path);
        return text === undefined ? undefined : ts.createSourceFile(path, text, target);
      },
    },
  });
  return changes.map(({ noticedBy }, place) => {
    const file = program.getSourceFile(`${root}/changed/${String(place)}/${noticedBy}`);
    if (file === undefined) throw new Error(`there is no ${noticedBy}`);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
}

const CHANGED = /\/changed\/(\d+)\/(.+)$/;

function isChanged(path: string): boolean {
  return CHANGED.test(path) && !path.includes('node_modules');
}

/** The text of a source in the folder of a change; undefined where it is in none, or not there. */
function textOf(changes: readonly Change[], path: string): string | undefined {
  const [, place, file = ''] = CHANGED.exec(path) ?? [];
  if (place === undefined || !file.startsWith('src/')) return undefined;
  const text = ts.sys.readFile(`${root}/${file}`);
  const patches = changes[Number(place)]?.patches ?? [];
  return patches
    .filter((patch) => patch.file === file)
    .reduce((patched, patch) => patchedBy(patched, patch), text);
}

function patchedBy(text: string | undefined, { file, from, to }: Patch): string {
  if (text?.includes(from) !== true) throw new Error(`"${from}" is no longer in ${file}`);
  return text.replace(from, () => to);
}
