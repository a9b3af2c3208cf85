/* The arrows of the picture in README.md: what is imported stands right of what imports it. */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
module.exports = {
  forbidden: [
    never(
      'no-circles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one idea or three.',
    ),
    never(
      'playlists-is-pure',
      { path: '^playlists/(?!cli|bench).*(?<!\\.test)\\.ts$' },
      { path: '^(content-server|signage|kiosk)|node:', dependencyTypesNot: ['type-only'] },
      'playlists imports nothing of ours and nothing of Node.',
    ),
    never(
      'playlists-imports-nothing-of-ours',
      { path: '^playlists/' },
      { path: '^(content-server|signage|kiosk)/' },
    ),
    never(
      'contract-imports-only-playlists',
      { path: '^content-server/contract/.*(?<!\\.test)\\.ts$' },
      {
        path: '^(content-server/(?!contract)|signage|kiosk)|(^|/)node_modules/(?!zod)',
        pathNot: '^playlists/',
      },
    ),
    never(
      'no-node-in-contract',
      { path: '^content-server/contract/.*(?<!\\.test)\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'clients-stay-out-of-the-server',
      { path: '^(signage|kiosk|content-server/console)/', pathNot: '\\.e2e\\.test\\.ts$' },
      { path: '^content-server/src/' },
    ),
    never(
      'server-knows-no-client',
      { path: '^content-server/src/' },
      { path: '^(signage|kiosk|content-server/console)/' },
    ),
    never(
      'simulator-is-an-independent-witness',
      { path: '^content-server/simulator/' },
      { path: '^(content-server/(src|console|contract)|playlists|signage|kiosk)/' },
      'What proves the server right must not share its code.',
    ),
    never('signage-knows-no-kiosk', { path: '^signage/' }, { path: '^kiosk/' }),
    never('player-page-is-not-the-agent', { path: '^signage/src/' }, { path: '^(signage/agent/|kiosk/)' }),
    never('agent-is-not-the-page', { path: '^signage/agent/' }, { path: '^signage/src/' }),
    never('pages-know-no-shell', { path: '^kiosk/src/' }, { path: '^kiosk/(shell|devices)/' }),
    never(
      'ledger-knows-no-order',
      { path: '^content-server/src/ledger/' },
      { path: '^content-server/src/(orders|bills|payments|campaigns)/' },
    ),
    never(
      'only-stores-speak-sql',
      { path: '^content-server/src/', pathNot: '(-store\\.ts$|/store/|\\.test\\.ts$)' },
      { path: '(^|/)node_modules/(kysely|better-sqlite3|pg)/' },
    ),
    never(
      'electron-in-one-file',
      { pathNot: '^kiosk/shell/(main\\.ts|preload\\.cts)$' },
      { path: '(^|/)node_modules/electron/', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(playlists|content-server|content-server/console|signage|kiosk)/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
}
