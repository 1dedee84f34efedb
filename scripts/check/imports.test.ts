import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

/** Each file breaks the rule beside it; the imported file is created too. */
const broken: [file: string, imports: string, rule: string][] = [
  ['lib/policy/decide.ts', 'lib/platform/log.ts', 'policy-imports-nothing'],
  ['db/tenant.ts', 'lib/access/context/transactions.ts', 'db-below-lib'],
  ['clients/typescript/client.ts', 'lib/access/api/operation.ts', 'clients-apart'],
  ['lib/programs.ts', 'clients/typescript/decisions.ts', 'no-client-in-the-console'],
  ['lib/platform/jobs/worker.ts', 'lib/access/context/context.ts', 'platform-below-access'],
  ['lib/access/members/invite-members.ts', 'lib/work/contacts/list-contacts.ts', 'access-below-work'],
  ['lib/access/teams/team-view.ts', 'db/schema/work/contacts.ts', 'access-below-work'],
  ['lib/work/contacts/merge-contacts.ts', 'lib/modules.ts', 'work-below-modules'],
  ['app/page.tsx', 'db/client.ts', 'app-above-services'],
  ['components/ui/list.tsx', 'db/find.ts', 'components-know-no-service'],
  ['lib/work/forms/submit-form.ts', 'lib/work/files/internal/pieces.ts', 'internal'],
  ['lib/access/roles/save-role.ts', 'lib/policy/internal/evaluate.ts', 'internal'],
  ['components/form/field.tsx', 'components/ui/internal/layer.tsx', 'internal'],
  ['lib/background.ts', 'lib/work/files/internal/sweep.ts', 'internal-to-a-room'],
  ['app/icon.tsx', 'lib/work/files/internal/zip.ts', 'internal-to-a-room'],
];

const project = mkdtempSync(join(tmpdir(), 'latchkey-imports-'));
afterAll(() => rmSync(project, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(project, dirname(path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

const importing = (from: string, ...to: string[]) => {
  const up = '../'.repeat(from.split('/').length - 1) || './';
  return to.map((path) => `import '${up}${path.replace(/\.tsx?$/, '')}';\n`).join('');
};

for (const [file, imported] of broken) {
  write(imported, 'export {};\n');
  write(file, importing(file, imported));
}
write('lib/work/one/first.ts', importing('lib/work/one/first.ts', 'lib/work/two/second.ts'));
write('lib/work/two/second.ts', importing('lib/work/two/second.ts', 'lib/work/one/third.ts'));
write('lib/work/one/third.ts', 'export {};\n');
write('lib/work/one/near/a.ts', importing('lib/work/one/near/a.ts', 'lib/work/one/far/b.ts'));
write('lib/work/one/far/b.ts', importing('lib/work/one/far/b.ts', 'lib/work/one/near/c.ts'));
write('lib/work/one/near/c.ts', 'export {};\n');
write('app/a.ts', importing('app/a.ts', 'app/b.ts'));
write('app/b.ts', importing('app/b.ts', 'app/a.ts'));
write('components/lock/c.ts', "import type { D } from '../shell/d';\nexport type C = D | 1;\n");
write('components/shell/d.ts', "import type { C } from '../lock/c';\nexport type D = C | 2;\n");

const { output } = await cruise(['.'], {
  ...config.options,
  webpackConfig: undefined,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
  baseDir: project,
});
const violations = typeof output === 'string' ? [] : output.summary.violations;

describe('the direction of imports', () => {
  test.each(broken)('%s must not import %s: %s', (file, imported, rule) => {
    expect(violations).toContainEqual(
      expect.objectContaining({ from: file, to: imported, rule: expect.objectContaining({ name: rule }) }),
    );
  });

  test('circles between rooms are found, within a room, and between files too', () => {
    expect(
      violations.filter(({ rule }) => rule.name === 'no-circle-of-folders').map(({ from }) => from),
    ).toEqual(
      expect.arrayContaining(['lib/work/one', 'lib/work/two', 'lib/work/one/near', 'lib/work/one/far']),
    );
    expect(
      violations.filter(({ rule }) => rule.name === 'no-circle-of-files').map(({ from }) => from),
    ).toContain('app/a.ts');
  });

  test('circles of types alone are found, between rooms and between files', () => {
    const found = violations.map(({ rule, from }) => `${rule.name} ${from}`);
    expect(found).toContain('no-circle-of-files components/lock/c.ts');
    expect(found).toContain('no-circle-of-folders components/lock');
  });
});
