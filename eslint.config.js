import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'artifacts', '.work', 'test-results', 'test/fixtures'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
    },
  },
  {
    // The domain decides from what it is given: time and chance come in through ports.
    files: ['src/domain/**', 'src/protocol/**', 'src/background/**'],
    ignores: ['**/main.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'crypto', 'fetch', 'indexedDB', 'console'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    // Money is counted in integers of the minor unit: nothing here may meet a float.
    files: ['src/domain/money.ts'],
    rules: { 'no-restricted-globals': ['error', 'Date', 'parseFloat', 'Math'] },
  },
  {
    files: ['vite.config.ts', 'eslint.config.js', '**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
