import { describe, expect, test } from 'vitest';
import { decide } from '@/lib/policy/decide';
import { availability } from '@/lib/policy/might-ever';
import type { Permission, Scope } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';
import { seesBelow, visibility } from '@/lib/policy/visibility';
import { accountTree } from './account-tree';
import { access, as, colleagues, mark, own } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = as(accountTree);
/** Each role at a level where it exists, in a prepaid account. */
const columns = [
  ask('parent-admin', { flags: ['prepaid'] }),
  ask('sub-account-admin', { level: 1, flags: ['prepaid'] }),
  ask('advanced', { level: 1, flags: ['prepaid'] }),
  ask('basic', { level: 1, flags: ['prepaid'] }),
];

// Copied from the page of rules: Parent admin, Sub-account admin, Advanced, Basic.
const table: [right: string, expected: string, permissions: Permission[]][] = [
  [
    'create and manage sub-accounts',
    '✓✓✗✗',
    [
      'sub-accounts.view',
      'sub-accounts.create',
      'sub-accounts.update',
      'sub-accounts.move',
      'sub-accounts.close',
    ],
  ],
  [
    'invite users to the own account and to sub-accounts',
    '✓✓✗✗',
    ['users.invite', 'users.assign', 'users.edit', 'users.revoke', 'users.export'],
  ],
  ['manage billing data', '✓✗✗✗', ['billing.view', 'billing.update']],
  ['top up prepaid credit', '✓✗✗✗', ['prepaid-credit.view', 'prepaid-credit.top-up']],
  ['share groups, contacts, templates with sub-accounts', '✓✓✗✗', ['sharing.share']],
  ['see reports', '✓✓✓✓', ['reports.view']],
  ['export reports', '✓✓✓✗', ['reports.export']],
  ['account settings', '✓✓✗✗', ['account.view', 'account.update']],
  ['Email to SMS registrations and settings', '✓✓✗✗', ['email-to-sms.view', 'email-to-sms.manage']],
  ['resubscribe unsubscribed contacts', '✓✓✗✗', ['unsubscribed.view', 'unsubscribed.resubscribe']],
  [
    'create and manage API keys; create webhooks',
    '✓✓✗✗',
    [
      'api-keys.view',
      'api-keys.create',
      'api-keys.revoke',
      'webhooks.view',
      'webhooks.create',
      'webhooks.delete',
    ],
  ],
  [
    'create automations',
    '✓✗✗✗',
    ['automations.view', 'automations.create', 'automations.update', 'automations.delete'],
  ],
  ['send messages', '✓✓✓✓', ['sending.send']],
  ['account-level inbox', '✓✓✓✗', ['messages.view', 'messages.reply']],
  [
    'create groups, contacts, templates',
    '✓✓✓✗',
    [
      'groups.view',
      'groups.create',
      'contacts.view',
      'contacts.create',
      'templates.view',
      'templates.create',
    ],
  ],
  ['view users', '✓✓✓✗', ['users.view']],
];

describe('S0.2, S0.3, S0.4, S0.5 the rights of the account tree', () => {
  test.each(table)('S0.2, S0.3, S0.4, S0.5 %s: %s', (_, expected, permissions) => {
    for (const permission of permissions) {
      expect(columns.map((column) => mark(column, permission, 'basic')).join(''), permission).toBe(expected);
    }
  });

  test('S0.2, S0.3, S0.4, S0.5 the matrix agrees on permissions without rows', () => {
    const rows = matrix(accountTree).groups.flatMap(({ features }) =>
      features.flatMap((row) => row.permissions),
    );
    for (const [right, expected, permissions] of table.filter(([name]) => name !== 'account-level inbox')) {
      for (const permission of permissions) {
        const cells = rows.find((row) => row.permission === permission)?.cells ?? {};
        const marks = Object.values(cells).map(({ state }) => (state === 'never' ? '✗' : '✓'));
        expect(marks.join(''), `${right}: ${permission}`).toBe(expected);
      }
    }
  });

  const reports: [role: string, level: number, scope: Scope, below: boolean, kind: string][] = [
    ['parent-admin', 0, 'tree', true, 'all'],
    ['sub-account-admin', 2, 'tree', true, 'all'],
    ['advanced', 2, 'all', false, 'all'],
    ['basic', 2, 'own', false, 'some'],
  ];
  test.each(reports)(
    'S0.2, S0.3, S0.4, S0.5 reports of %s at depth %i have the scope %s',
    (role, level, scope, below, kind) => {
      const asker = ask(role, { level });
      expect(seesBelow(asker, 'reports')).toBe(below);
      expect(visibility(asker, 'reports').kind).toBe(kind);
      expect(asker.compiled.appliedScopes.get('reports')?.scope).toBe(scope);
    },
  );

  test('S0.2, S0.5 the matrix shows the scope of reports', () => {
    const row = matrix(accountTree)
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'reports');
    expect(Object.values(row?.cells ?? {}).map(({ scope }) => scope)).toEqual(['tree', 'tree', 'all', 'own']);
  });

  test('S0.5 a Basic user answers the conversations assigned to them, and sees no others', () => {
    const basic = ask('basic');
    for (const permission of ['messages.view', 'messages.reply'] as const) {
      expect(decide(basic, permission, own).allowed).toBe(true);
      expect(decide(basic, permission, colleagues)).toMatchObject({
        allowed: false,
        rule: { kind: 'scope', id: 'own' },
        remedy: { kind: 'ask', by: ['parent-admin', 'sub-account-admin'] },
      });
    }
  });

  test('S0.2 credit is topped up in prepaid accounts only, and is absent elsewhere', () => {
    expect(availability(ask('parent-admin'), 'prepaid-credit.top-up')).toMatchObject({
      state: 'absent',
      decision: { rule: { kind: 'requirement', id: 'prepaid' }, remedy: { kind: 'none' } },
    });
  });

  test.each([1, 2, 3, 4, 5])(
    'S0.3 a Sub-account admin at level %i manages sub-accounts, except in level 5',
    (level) => {
      const admin = ask('sub-account-admin', { level });
      for (const permission of ['sub-accounts.view', 'sub-accounts.create'] as const) {
        expect(decide(admin, permission, here).allowed).toBe(level < 5);
      }
      if (level === 5) {
        expect(availability(admin, 'sub-accounts.create').decision.rule).toMatchObject({
          kind: 'requirement',
          id: 'depth',
        });
      }
      // The rest of the administration continues at that level.
      expect(decide(admin, 'users.invite', access('basic')).allowed).toBe(true);
    },
  );

  test('S0.3 the matrix names the condition', () => {
    const row = matrix(accountTree)
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'sub-accounts');
    expect(row?.cells['sub-account-admin']).toMatchObject({ state: 'yes', requirements: ['depth'] });
    expect(row?.cells['parent-admin']).toMatchObject({ state: 'yes', requirements: [] });
  });
});
