import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import prettier from 'eslint-config-prettier'
import globals from 'globals'

const inNode = [
  'content-server/src/**',
  'content-server/start/**',
  'content-server/crash/**',
  'content-server/demo/**',
  'signage/agent/**',
  'kiosk/shell/**',
  'kiosk/devices/**',
  'playlists/cli/**',
  'playlists/bench/**',
  '**/*.test.ts',
  '*.{js,ts,cjs}',
  '**/vite.config.ts',
]
const inBrowser = ['content-server/console/src/**', 'signage/src/**', 'kiosk/src/**']

const electronOnlyInMain = {
  name: 'electron',
  message: "Only kiosk/shell/main.ts imports electron; elsewhere use 'import type'.",
  allowTypeImports: true,
}
const kyselyOnlyInStores = {
  name: 'kysely',
  message: 'SQL lives in *-store.ts and store/ only.',
}
const noClock = [
  { object: 'Date', property: 'now', message: 'The clock is passed in.' },
  { object: 'Math', property: 'random', message: 'Randomness is passed in.' },
]
const noEnvironment = { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' }
/** Amounts are whole fen, or yuan as text: a float anywhere between loses money. */
const noFloatMoney = [
  {
    selector: "CallExpression[callee.name=/^(parseFloat|Number)$/][arguments.0.type!='Literal']",
    message: 'Amounts never pass through a float: read yuan with fenOf, digits with BigInt.',
  },
  {
    selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    message: 'Amounts never pass through a float.',
  },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Yuan are written with yuanOf.' },
  {
    selector:
      "BinaryExpression[operator=/^[*\\/]$/] > .left[type='MemberExpression'][property.name=/^(minor|fen|amount)$/i]",
    message: 'Money is multiplied with times() and divided with split().',
  },
]
const noBareDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The clock is passed in.',
}

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', 'release/**'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        extraFileExtensions: ['.vue'],
        projectService: {
          allowDefaultProject: [
            'signage/vite.config.ts',
            'kiosk/vite.config.ts',
            'content-server/console/vite.config.ts',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      complexity: ['error', 12],
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [electronOnlyInMain, kyselyOnlyInStores] },
      ],
      'no-restricted-properties': ['error', ...noClock, noEnvironment],
      'no-restricted-syntax': ['error', noBareDate],
    },
  },
  { files: inNode, languageOptions: { globals: globals.node } },
  { files: ['content-server/start/**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: inBrowser, languageOptions: { globals: globals.browser } },
  {
    files: ['content-server/src/**/*-store.ts', 'content-server/src/store/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [electronOnlyInMain] }],
      // A store is a list of small methods, a migration a list of tables: their length is that of the list.
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['content-server/src/{payments,ledger,bills,orders}/**/*.ts'],
    // Where whole numbers come from BigInt, and where seconds of a signature are read.
    ignores: [
      'content-server/src/ledger/split.ts',
      'content-server/src/payments/gateways/yuan.ts',
      'content-server/src/payments/gateways/wechat-pay-signature.ts',
      '**/*.test.ts',
      '**/test-*.ts',
      '**/bench-*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noBareDate, ...noFloatMoney] },
  },
  {
    files: ['kiosk/shell/main.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [kyselyOnlyInStores] }] },
  },
  {
    files: [
      '**/config.ts',
      'vitest.config.ts',
      '**/*.test.ts',
      'content-server/src/store/test-*.ts',
      '**/main.ts',
      'playlists/bench/**',
      'content-server/start/**',
      'content-server/crash/**',
      'content-server/demo/draw/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  // A drawing chooses between two shapes of paper at every stroke.
  { files: ['content-server/demo/draw/**'], rules: { complexity: 'off' } },
)
