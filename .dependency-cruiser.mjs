/** Which way imports point (docs/decisions/251). `npm test` fails where one points another way. */
const tests = '\\.test\\.tsx?$|(^|/)test-support/';

/**
 * Code of `from` imports nothing of `to`.
 *
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to: { path: to } });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never(
      'policy-imports-nothing',
      'The policy engine could be published as a package.',
      { path: '^lib/policy/' },
      '^(?!lib/policy/)',
    ),
    never(
      'db-below-lib',
      'The database knows the policy, and nothing above.',
      { path: '^db/' },
      '^(lib/(?!policy/|text/)|app/|components/|scripts/|e2e/)',
    ),
    never(
      'platform-below-access',
      'The platform knows neither the product nor the work.',
      { path: '^lib/platform/' },
      '^(lib/(access|work|modules|background)|app/|components/|scripts/|e2e/)',
    ),
    never(
      'access-below-work',
      'The product asks work through an interface (`protected-work.ts`).',
      { path: '^lib/access/' },
      '^(lib/(work|modules|background)|db/schema/work/|app/|components/|scripts/|e2e/)',
    ),
    never(
      'work-below-modules',
      'Only `lib/modules.ts` names all modules.',
      { path: '^lib/work/' },
      '^(lib/(modules|background)|app/|components/|scripts/|e2e/)',
    ),
    never(
      'app-above-services',
      'A route asks a service, never the database.',
      { path: '^app/' },
      '^(db/|scripts/|e2e/)',
    ),
    never(
      'pages-of-access-below-pages-of-work',
      'The pages of the product know no page of the work that it protects.',
      { path: '^app/w/[^/]+/\\(access\\)/' },
      '^app/w/[^/]+/\\(work\\)/',
    ),
    never(
      'components-know-no-service',
      'The data of components comes by props.',
      { path: '^components/' },
      '^(db/|app/|scripts/|e2e/|lib/(work|modules|background))',
    ),
    never(
      'components-know-no-feature',
      'Besides the policy, components know the models, the languages, and the shapes of answers.',
      { path: '^components/' },
      '^lib/(access/(?!models/|masking/|credentials/password-length|context/bulk-report|notifications/notification-events)|platform/(?!i18n/|action-result|events/live-topic|files/file-format))',
    ),
    never(
      'icons-by-reference',
      'Pages refer to the shapes of icons in one file (decision 343).',
      { path: '^(app|components|lib)/', pathNot: '^components/ui/internal/icon-shapes' },
      'node_modules/lucide-react/',
    ),
    never(
      'clients-apart',
      'A client knows the API by its document only, and the console knows no client.',
      { path: '^clients/' },
      '^(app|components|db|lib|messages|scripts|e2e)/|^[^/]+\\.(ts|mjs)$',
    ),
    never(
      'no-client-in-the-console',
      'A client knows the API by its document only, and the console knows no client.',
      { path: '^(app|components|db|lib|scripts|e2e)/|^[^/]+$' },
      '^clients/',
    ),
    {
      name: 'internal',
      comment: 'What lies in `internal/` is imported only from its own room.',
      severity: 'error',
      from: { path: '^(lib/policy|lib/[^/]+/[^/]+|components/[^/]+|db)/' },
      to: { path: '/internal/', pathNot: '^$1/' },
    },
    never(
      'internal-to-a-room',
      'What lies in `internal/` is imported only from its own room.',
      { path: '^(app|e2e|scripts)/|^[^/]+$|^lib/[^/]+$' },
      '/internal/',
    ),
    {
      name: 'no-circle-of-folders',
      comment: 'At any depth. A folder counts with its sub-folders.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(app|lib|components)/' },
      to: { path: '^(app|lib|components)/', circular: true },
    },
    {
      name: 'no-circle-of-files',
      comment: 'Imports of types count. What is loaded on demand is loaded later.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: `^\\.next/|^data/|${tests}` },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: './scripts/check/resolve.cjs' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
