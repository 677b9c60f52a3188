import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import webExtension from 'vite-plugin-web-extension';

/** Steered by environment only: flags of the command line do not reach the plugin's child builds. */
const target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome';
const outDir = `${process.env['OUT_DIR'] ?? 'dist'}/${target}`;

export default defineConfig({
  build: {
    outDir,
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: false,
    target: target === 'chrome' ? 'chrome120' : 'firefox142',
  },
  plugins: [
    preact({ devtoolsInProd: false }),
    noStringEvaluation(),
    webExtension({
      browser: target,
      manifest: 'manifest.json',
      additionalInputs: ['src/content/main.ts'],
      // Validation would download a schema: no build may depend on the network.
      skipManifestValidation: true,
      disableAutoLaunch: true,
      printSummary: false,
    }),
  ],
});

/**
 * Cuts what a store linter rightly dislikes and this extension never uses: zod's `new Function`
 * (it runs jitless, `src/domain/schema.ts`) and preact's only HTML sink.
 */
function noStringEvaluation(): Plugin {
  return {
    name: 'no-string-evaluation',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/zod/v4/core/util.js')) {
        return cut(code, /const F = Function;\s*new F\(""\);\s*return true;/, 'return false;');
      }
      if (id.endsWith('/zod/v4/core/doc.js')) {
        return cut(
          code,
          /const F = Function;[\s\S]*?const factory = new F\([\s\S]*?;\n\s*return factory\([^\n]*\n/,
          "throw new Error('no string evaluation');\n",
        );
      }
      if (id.endsWith('/preact/dist/preact.mjs')) {
        return cut(code, /\((\w+)\.innerHTML=(\w+)\.__html\)/, '($1.textContent=$2.__html)');
      }
      return undefined;
    },
  };
}

function cut(code: string, pattern: RegExp, replacement: string) {
  if (!pattern.test(code)) throw new Error(`a dependency changed: ${String(pattern)} not found`);
  return { code: code.replace(pattern, replacement), map: null };
}
