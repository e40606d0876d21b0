// @ts-check
import astro from 'eslint-plugin-astro';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'node_modules/', '.search/', 'test-results/', 'playwright-report/', 'shots/']),
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs['recommended'],
  { files: ['**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument; only a view or a script reads the clock.' },
      ],
    },
  },
  { files: ['src/catalog/clock.ts', 'src/components/**'], rules: { 'no-restricted-properties': 'off' } },
);
