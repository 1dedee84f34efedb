import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { permissionsOf } from '@/lib/access/models/permissions';
import { modelOf, models } from '@/lib/access/models/registry';
import { teamInbox } from '@/lib/access/models/team-inbox';
import { decideLine } from './policy/decide-line';
import { matrixAsCsv, matrixAsText } from './policy/print-matrix';
import { withRolesOf } from './policy/read-roles';

const question = {
  model: 'team-inbox',
  role: 'manager',
  restrictions: ['data-export'],
  grants: [],
  plan: 'growth',
  level: 0,
  permission: 'contacts.export',
  target: { kind: 'workspace' },
};
const ask = (changes: object = {}) => decideLine(JSON.stringify({ ...question, ...changes }));

describe('policy decide', () => {
  test('R5 answers with the decision and the sentences of the console', () => {
    expect(ask()).toEqual({
      ok: true,
      answer: {
        allowed: false,
        permission: 'contacts.export',
        rule: { kind: 'restriction', id: 'data-export', model: 'team-inbox' },
        remedy: { kind: 'lift', by: ['owner'] },
        words: {
          why: 'Your access has the restriction Data export. Data can’t be exported from any module.',
          remedy: 'Who can change it: Owner.',
        },
      },
    });
    expect(ask({ restrictions: [] }).answer).toMatchObject({ allowed: true });
  });

  test('S2.19 uses the flags in the question, and no others', () => {
    const launch = {
      model: 'feature-grants',
      role: 'owner',
      restrictions: [],
      permission: 'facebook-ads.launch',
    };
    expect(ask(launch).answer).toMatchObject({ allowed: false, rule: { id: 'payment-method' } });
    expect(ask({ ...launch, flags: ['payment-method', 'ad-account'] }).answer).toMatchObject({
      allowed: true,
    });
    expect(ask({ ...launch, flags: ['rich'] }).ok).toBe(false);
  });

  test('R1 uses the id of the asking member', () => {
    const target = { kind: 'member', userId: 'ana', role: 'owner' };
    const own = { role: 'owner', restrictions: [], permission: 'users.edit', target };
    expect(ask({ ...own, self: { userId: 'ana' } }).answer).toMatchObject({
      rule: { kind: 'guard', id: 'no-self-administration' },
    });
    expect(ask({ ...own, self: { userId: 'ben' } }).answer).toMatchObject({ allowed: true });
  });

  test('RO6 denies ids that the model does not know', () => {
    for (const changes of [
      { role: '__proto__' },
      { restrictions: ['constructor'] },
      { permission: 'toString' },
    ]) {
      expect(ask(changes)).toMatchObject({ ok: true, answer: { allowed: false, rule: { kind: 'unknown' } } });
    }
  });

  test.each([
    ['no JSON', 'manager may export'],
    ['an empty line', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no target', JSON.stringify({ ...question, target: undefined })],
    ['an unknown target', JSON.stringify({ ...question, target: { kind: 'anything' } })],
    ['a misspelt property', JSON.stringify({ ...question, restriction: ['data-export'] })],
    ['a role that is no text', JSON.stringify({ ...question, role: ['owner'] })],
    ['an unknown plan', JSON.stringify({ ...question, plan: 'free' })],
    ['an unknown model', JSON.stringify({ ...question, model: '__proto__' })],
  ])('RO6 %s is an error on its line', (_, line) => {
    expect(decideLine(line)).toEqual({ ok: false, answer: { error: expect.stringMatching(/\w/) } });
  });
});

describe('policy matrix', () => {
  test.each([...models.values()])(
    '$id prints a line for every permission, and every key is translated',
    (model) => {
      const text = matrixAsText(model);
      const permissions = permissionsOf(model.features).length;
      const lines = text.split('\n').filter((line) => /^ {4}\S.*[✓○◌✗]/.test(line));
      expect(lines).toHaveLength(permissions);
      expect(
        matrixAsCsv(model)
          .split('\r\n')
          .filter((line) => line.startsWith('permission,')),
      ).toHaveLength(permissions);
      expect(text).not.toMatch(/\b(roles|rights|requirements|features|permissions)\.\w/);
    },
  );

  test('S0.3, S0.5, S2.9, S4.4 names the deciding rule', () => {
    expect(matrixAsText(modelOf('account-tree'))).toMatch(
      /^ {2}Sub-accounts +✓ +✓ +✗ +✗ +A sub-account of level 5 /m,
    );
    expect(matrixAsText(modelOf('account-tree'))).toMatch(/^ {2}Reports .*here and below; what is yours$/m);
    expect(matrixAsText(modelOf('feature-grants'))).toMatch(/^ {4}See contacts +✓ +○ +Contacts: view$/m);
    expect(matrixAsText(modelOf('delegated-managers'))).toMatch(
      /^ {4}Delete forms +✓ +◌ +◌ +Forms: delete$/m,
    );
  });

  test('B7 accepts custom roles from a file, and reports errors in it', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'roles-')), 'roles.json');
    const press = { id: 'own-press', base: 'manager', permissions: ['reports.view'], label: 'Press' };
    const text = (roles: unknown) => {
      writeFileSync(path, JSON.stringify(roles));
      return matrixAsText(withRolesOf(path, teamInbox));
    };
    expect(text([press])).toMatch(/^ {2}Reports +✓ +✓ +✗ +✓$/m);
    expect(() => text([{ ...press, base: 'nobody' }])).toThrow(
      '"nobody" is not one of owner, manager, agent',
    );
    expect(() => text([{ ...press, permissions: ['billing.view'] }])).toThrow('never has billing.view');
    expect(() => text([{ ...press, id: 'owner' }])).toThrow('is a role of the model');
    expect(() => text([{ ...press, rights: [] }])).toThrow('rights');
  });

  test('S1.32 as text and as CSV', () => {
    expect(matrixAsText(teamInbox)).toMatch(/^ {2}Shortcuts +✓ +✓ +○ +Shortcuts$/m);
    expect(matrixAsText(teamInbox)).toMatch(/^ {2}Dashboard +✓ +✓ +✗$/m);
    expect(matrixAsCsv(teamInbox)).toContain(
      'feature,general,General,yes,,unless restricted,Workspace settings,no,\r\n',
    );
  });
});

describe('the command', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const policy = async (args: string[], input = '') => {
    const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/policy.ts', ...args], {
      cwd: root,
    });
    command.child.stdin?.end(input);
    return command.then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  };

  test('answers every line in order, and its exit code reports a wrong line', async () => {
    const good = JSON.stringify(question);
    const { code, stdout } = await policy(['decide', '--json'], `${good}\nnonsense\n${good}\n`);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => Object.hasOwn(answer, 'error'))).toEqual([false, true, false]);
    expect(code).toBe(1);
    expect((await policy(['decide'], `${good}\n`)).code).toBe(0);
  });

  test('refuses unknown commands and options', async () => {
    expect((await policy(['matrix', '__proto__'])).code).toBe(2);
    expect((await policy(['erase'])).code).toBe(2);
    const { code, stdout } = await policy(['models', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual([
      'team-inbox',
      'account-tree',
      'feature-grants',
      'hosted-accounts',
      'delegated-managers',
      'organisation',
    ]);
  });
});
