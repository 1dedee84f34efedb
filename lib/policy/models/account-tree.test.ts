import { describe, expect, test } from 'vitest';
import { decide } from '../decide';
import { matrix } from '../matrix';
import { standing } from '../might-ever';
import type { Permission, Scope } from '../model';
import { offeredRoles } from '../offers';
import { roleBelow } from '../place';
import { problems } from '../problems';
import { access, as, ben, colleagues, mark, own } from '../test-support/asking';
import { seesBelow, visibility } from '../visibility';
import { accountTree } from './account-tree';
import { topRoleOf } from './registry';

const here = { kind: 'workspace' } as const;
const ask = as(accountTree);
/** Each role where it is held, in a prepaid account. */
const columns = [
  ask('parent-admin', { flags: ['prepaid'] }),
  ask('sub-account-admin', { level: 1, flags: ['prepaid'] }),
  ask('advanced', { level: 1, flags: ['prepaid'] }),
  ask('basic', { level: 1, flags: ['prepaid'] }),
];

// Written out from the page of rules: Parent admin, Sub-account admin, Advanced, Basic.
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

  test('S0.2, S0.3, S0.4, S0.5 the matrix says the same of what is not about rows', () => {
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
    'S0.2, S0.3, S0.4, S0.5 reports of %s at depth %i reach %s',
    (role, level, scope, below, kind) => {
      const asker = ask(role, { level });
      expect(seesBelow(asker, 'reports')).toBe(below);
      expect(visibility(asker, 'reports').kind).toBe(kind);
      expect(asker.compiled.reaches.get('reports')?.scope).toBe(scope);
    },
  );

  test('S0.2, S0.5 the matrix shows how far reports reach', () => {
    const row = matrix(accountTree)
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'reports');
    expect(Object.values(row?.cells ?? {}).map(({ scope }) => scope)).toEqual(['tree', 'tree', 'all', 'own']);
  });

  test('S0.5 a Basic user answers what is assigned to them, and sees nothing else of the inbox', () => {
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

  test('S0.2 credit is topped up in prepaid accounts only, and elsewhere is not there', () => {
    expect(standing(ask('parent-admin'), 'prepaid-credit.top-up')).toMatchObject({
      state: 'absent',
      decision: { rule: { kind: 'requirement', id: 'prepaid' }, remedy: { kind: 'none' } },
    });
  });

  test.each([1, 2, 3, 4, 5])(
    'S0.3 sub-accounts of a Sub-account admin at level %i, save in level 5',
    (level) => {
      const admin = ask('sub-account-admin', { level });
      for (const permission of ['sub-accounts.view', 'sub-accounts.create'] as const) {
        expect(decide(admin, permission, here).allowed).toBe(level < 5);
      }
      if (level === 5) {
        expect(standing(admin, 'sub-accounts.create').decision.rule).toMatchObject({
          kind: 'requirement',
          id: 'depth',
        });
      }
      // The rest of the administration does not end there.
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

describe('the tree', () => {
  test('S0.9 five levels below the parent, no more', () => {
    expect(decide(ask('parent-admin'), 'sub-accounts.create', here).allowed).toBe(true);
    const mayCreate = [1, 2, 3, 4, 5, 6].filter(
      (level) => decide(ask('sub-account-admin', { level }), 'sub-accounts.create', here).allowed,
    );
    expect(mayCreate).toEqual([1, 2, 3, 4]);
  });

  test('S0.9 administration flows down: an admin further up is a Sub-account admin below', () => {
    expect(roleBelow(accountTree, 'parent-admin')).toBe('sub-account-admin');
    expect(roleBelow(accountTree, 'sub-account-admin')).toBe('sub-account-admin');
  });

  test('S0.9 others have nothing below, and nobody has anything above or beside', () => {
    for (const role of ['advanced', 'basic', '__proto__', 'constructor']) {
      expect(roleBelow(accountTree, role)).toBeNull();
    }
  });

  test.each([0, 1, 2, 3, 4, 5])('S0.10 the kind of admin at level %i', (level) => {
    for (const [role, isHeld] of [
      ['parent-admin', level === 0],
      ['sub-account-admin', level > 0],
      ['advanced', true],
      ['basic', true],
    ] as const) {
      expect(standing(ask(role, { level }), 'profile.view').state).toBe(isHeld ? 'open' : 'absent');
      const proposal = { role, restrictions: [], grants: [] };
      expect(problems(accountTree, proposal, 'growth', undefined, level).map(({ code }) => code)).toEqual(
        isHeld ? [] : ['role-of-other-place'],
      );
    }
  });

  test.each([
    ['parent-admin', 0, ['parent-admin', 'advanced', 'basic']],
    ['sub-account-admin', 1, ['sub-account-admin', 'advanced', 'basic']],
    ['advanced', 1, []],
    ['basic', 1, []],
  ])('S0.10 the roles that a %s at level %i gives', (role, level, given) => {
    const offers = offeredRoles(ask(role, { level }));
    expect(offers.filter(({ decision }) => decision.allowed).map((offer) => offer.role)).toEqual(given);
  });

  test('S0.10 a role is not given where it is not held, and that says so', () => {
    expect(decide(ask('parent-admin'), 'users.invite', access('sub-account-admin'))).toMatchObject({
      allowed: false,
      rule: { kind: 'guard', id: 'place' },
      remedy: { kind: 'none' },
    });
    expect(standing(ask('parent-admin', { level: 1 }), 'users.invite').decision.rule).toEqual({
      kind: 'place',
      id: 'parent-admin',
      model: 'account-tree',
    });
  });

  test('TE6 a Sub-account admin administers no Parent admin', () => {
    for (const permission of ['users.edit', 'users.revoke']) {
      expect(decide(ask('sub-account-admin', { level: 1 }), permission, ben('parent-admin')).allowed).toBe(
        false,
      );
    }
    expect(
      decide(ask('sub-account-admin', { level: 1 }), 'users.assign', access('parent-admin')).allowed,
    ).toBe(false);
  });

  test('R2, S0.10 each account keeps an admin of its own kind', () => {
    expect([0, 1, 5].map((level) => topRoleOf(accountTree, level))).toEqual([
      'parent-admin',
      'sub-account-admin',
      'sub-account-admin',
    ]);
  });

  test('S0.8, R9 an admin may change any role of the account to any other', () => {
    for (const [role, level, all] of [
      ['parent-admin', 0, ['parent-admin', 'advanced', 'basic']],
      ['sub-account-admin', 3, ['sub-account-admin', 'advanced', 'basic']],
    ] as const) {
      for (const each of all) {
        expect(decide(ask(role, { level }), 'users.edit', ben(each)).allowed).toBe(true);
        expect(decide(ask(role, { level }), 'users.assign', access(each)).allowed).toBe(true);
      }
    }
  });
});
