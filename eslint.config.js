import tseslint from 'typescript-eslint';

/** The pure rooms take everything they know as an argument: same input, same bytes, everywhere. */
const pure =
  'The pure rooms (base, site, article, collection) touch nothing outside: take it as an argument instead.';

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: pure },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: pure,
  },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: pure },
  {
    selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]',
    message: 'Order and format by code unit, never by the locale of a machine.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.healthwire*',
      'coverage',
      'cdk.out',
      'dist',
      'test/docs/migrating',
      'schemas/types.ts',
      'schemas/validators.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['functions/{base,site,article,collection}/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...clock],
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'performance'].map((name) => ({
          name,
          message: pure,
        })),
      ],
    },
  },
  {
    files: ['functions/publish/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clock] },
  },
  {
    files: ['functions/lambda/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name=/Client$/]',
          message: 'Clients are made in one place, functions/lambda/clients.ts.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'The environment is read in one place, functions/lambda/bind.ts.',
        },
      ],
    },
  },
  {
    files: ['functions/lambda/{clients,bind,credentials}.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
