/**
 * Who may import whom, held by `npm run lint`: one direction through the house and inside its rooms,
 * no circles, not even of types. functions/README.md draws it.
 */

/** From the ground floor up: a room knows those before it. `store` knows the ground floor alone. */
const house = ['base', 'site', 'article', 'collection', 'publish', 'lambda'].map(
  (room) => `functions/${room}/`,
);

/** Inside a room, from what everybody needs to what needs everything: folders and files. */
const rooms = {
  'functions/article/': [
    '(positions|diagnostics|schemas|medical-codes)\\.ts$',
    'file/',
    'media/',
    '(front-matter/|html/|dialects/front-matter)',
    'bibliography/',
    'markdown/',
    'dialects/(?!front-matter)',
    'model\\.ts$',
    'prose/',
    'rules/',
    'settings/exceptions\\.ts$',
    '(parse|check|fix|sign)\\.ts$',
    'render/',
    'settings/(words|read)\\.ts$',
    'variants/',
    'render\\.ts$',
    'configuration\\.ts$',
  ],
  'functions/collection/': [
    '(moments|changes|catalog)\\.ts$',
    'kinds/',
    'model\\.ts$',
    '(withdrawals|memberships|collections|static)\\.ts$',
    'feeds/',
    'listings/',
    'reach\\.ts$',
    'search/',
    '(sitemap|site-pages|change-log|openapi-schemas|openapi)\\.ts$',
    'outputs\\.ts$',
  ],
  'functions/publish/': [
    'ports\\.ts$',
    '(protocol|messages|hub)',
    'state/',
    'ingest/',
    'ingest\\.ts$',
    'syndicate/',
    'syndicate\\.ts$',
    'sweep/',
    '(announce|sweep|rebuild|clean-build)\\.ts$',
    'handlers/',
  ],
  'infra/local/': [
    'cli/',
    'runtime/',
    'hosts/',
    'server/',
    'commands/',
    '(command-line\\.ts|main\\.js)$',
  ],
  'infra/aws/': [
    '(?!(app|synthesis|stack|healthwire)\\.ts)[^/]+\\.ts$',
    'constructs/',
    '(stack|synthesis|healthwire|app)\\.ts$',
  ],
};

/** For every place in the order: nothing from behind it. */
function oneWay(name, order) {
  return order.slice(0, -1).map((path, at) => ({
    name,
    severity: 'error',
    comment: 'Imports point one way: see functions/README.md.',
    from: { path: `^${path}` },
    to: { path: order.slice(at + 1).map((later) => `^${later}`) },
  }));
}

const pure = 'The pure rooms touch nothing outside: take it as an argument instead.';

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...oneWay('one-way', house),
    ...Object.entries(rooms).flatMap(([room, order]) =>
      oneWay(
        `one-way in ${room}`,
        order.map((path) => room + path),
      ),
    ),
    {
      name: 'store-knows-no-one',
      severity: 'error',
      from: { path: '^functions/store/' },
      to: { path: '^(functions|infra|schemas)/', pathNot: '^functions/(store|base)/' },
    },
    {
      name: 'edge-knows-no-one',
      severity: 'error',
      from: { path: '^functions/edge/' },
      to: { pathNot: '^functions/edge/' },
    },
    {
      name: 'functions-know-no-store',
      comment: 'Below the protocol nothing is read or written.',
      severity: 'error',
      from: { path: '^functions/(base|site|article|collection)/' },
      to: { path: '^functions/(store|edge)/' },
    },
    {
      name: 'functions-know-no-machine',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|test|bench|tools)/' },
    },
    {
      name: 'aws-and-local-apart',
      severity: 'error',
      from: { path: '^infra/aws/' },
      to: { path: '^infra/local/' },
    },
    {
      name: 'local-and-aws-apart',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: '^infra/aws/' },
    },
    {
      name: 'pure',
      comment: pure,
      severity: 'error',
      from: { path: '^functions/(base|site|article|collection)/' },
      to: { dependencyTypes: ['core'], pathNot: '^crypto$' },
    },
    {
      name: 'no-aws-in-the-pure-rooms',
      comment: pure,
      severity: 'error',
      from: { path: '^functions/(base|site|article|collection|publish)/' },
      to: { path: 'node_modules/(@aws-|aws-cdk)' },
    },
    {
      name: 'protocol-reads-no-files',
      severity: 'error',
      from: { path: '^functions/publish/' },
      to: { dependencyTypes: ['core'], path: '^fs' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
