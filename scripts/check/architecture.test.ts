import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { complaints } from './architecture';
import { sourceFiles } from './source';

describe('the architecture', () => {
  test('every file keeps the rules', () => {
    const found = sourceFiles(/\.tsx?$/)
      .filter(
        (file) =>
          file.path !== 'scripts/check/architecture.ts' && file.path !== 'scripts/check/architecture.test.ts',
      )
      .flatMap(complaints);
    expect(found).toEqual([]);
  });

  test('every room begins with a README of at most ten lines', () => {
    const readmes = new Map(sourceFiles(/README\.md$/).map(({ path, text }) => [path, text]));
    const inRooms =
      /^(lib\/(access|work|platform)\/[^/]+|lib\/text|components\/[^/]+|db\/(schema\/[^/]+|embedded))\//;
    const rooms = new Set(
      sourceFiles(inRooms)
        .map(({ path }) => dirname(path))
        .filter((folder) => !/\/(internal|test-support)(\/|$)/.test(folder)),
    );
    const wanted = [...rooms, 'lib/platform', 'db', 'components'].map((room) => `${room}/README.md`);
    const lines = (path: string) => (readmes.get(path) ?? '').split('\n').length - 1;
    expect(readmes.has('lib/policy/README.md')).toBe(true);
    expect(wanted.filter((path) => lines(path) < 1 || lines(path) > 10)).toEqual([]);
  });

  test.each([
    ['app/w/actions.ts', 'export async function revoke() {}', 'every export'],
    ['app/w/actions.ts', "export { revoke } from '@/lib/services/x';", 'every export'],
    ['app/w/actions.ts', 'export const revoke = async () => {};', 'every export'],
    ['app/w/page.tsx', "async function save() {\n  'use server';\n}", 'the registry finds them'],
    ['lib/access/users/save.ts', "'use server';", 'the registry finds them'],
    ['e2e/revoke.spec.ts', 'await page.waitForTimeout(500);', 'never for time'],
    ['lib/x.db.test.ts', 'await expect.poll(isDone, { timeout: 5_000 }).toBe(true);', 'slow machines'],
    ['lib/x.db.test.ts', 'await vi.waitFor(isDone);', 'slow machines'],
    ['lib/x.test.ts', "test('S1.1', () => {\n}, 60_000);", 'slow machines'],
    ['e2e/revoke.spec.ts', "test.skip('S1.1', () => {});", 'no test is skipped'],
    ['lib/platform/settings/settings.test.ts', "describe.only('x', () => {});", 'no test is skipped'],
    ['app/x/form.tsx', '<form onSubmit={send}>', 'into the address'],
    ['app/x/form.tsx', 'router.refresh();', 'use useRefresh'],
    ['app/x/form.tsx', 'const { push, refresh } = useRouter();', 'use useRefresh'],
    ['app/x/table.tsx', '{edited && <EditDialog close={close} />}', 'has an address'],
    ['app/x/table.tsx', '<Dialog open={isOpen} onOpenChange={setOpen}>', 'has an address'],
    ['lib/platform/log.ts', '// @ts-expect-error', 'not silenced'],
    ['lib/access/mail/email-for-job.ts', "import { createTranslator } from 'next-intl';", 'outside Next'],
    ['lib/access/users/save.ts', "import 'server-only';\nchangingMembers(ctx, work);", 'audit event'],
    ['lib/access/roles/save-role.ts', "import 'server-only';\nchangingRoles(ctx, work);", 'audit event'],
    ['lib/access/users/save.ts', "import { inTenant } from '@/db/tenant';", 'server-only'],
    ['lib/utils.ts', 'export const x = 1;', 'dumping grounds'],
    ['lib/long.ts', '\n'.repeat(300), 'two things'],
    ['lib/long.db.test.ts', '\n'.repeat(300), 'two things'],
  ])('%s: %j is found', (path, text, reason) => {
    expect(complaints({ path, text }).join('\n')).toContain(reason);
  });

  test('a proper action passes', () => {
    const text = "'use server';\nexport const revoke = action('users.revoke', Revoke, async () => {});";
    expect(complaints({ path: 'app/w/actions.ts', text })).toEqual([]);
  });
});

const refused: [path: string, text: string, rule: string][] = [
  ['e2e/only.spec.ts', "test.only('S1.1', () => {});\n", 'noFocusedTests'],
  ['lib/any.ts', 'export const anything: any = 1;\n', 'noExplicitAny'],
];

const Report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

/** Runs the linter, configured as ours, on a project of these files and returns its findings as `path category`. */
function lint(files: [path: string, text: string, ...unknown[]][]): string[] {
  const project = mkdtempSync(join(tmpdir(), 'latchkey-lint-'));
  try {
    copyFileSync('biome.json', join(project, 'biome.json'));
    for (const [path, text] of files) {
      mkdirSync(join(project, dirname(path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const biome = resolve('node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
    return Report.parse(JSON.parse(stdout)).diagnostics.map(
      ({ location, category }) => `${location.path} ${category}`,
    );
  } finally {
    rmSync(project, { recursive: true });
  }
}

describe('the linter', () => {
  const found = lint(refused);

  test.each(refused)('refuses in %s: %j', (path, _, rule) => {
    expect(found.filter((line) => line.startsWith(path)).join()).toContain(rule);
  });
});
