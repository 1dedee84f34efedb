import { describe, expect, test } from 'vitest';
import { offeredRoles } from '@/lib/policy/changes/offers';
import { decide } from '@/lib/policy/decide';
import { roleBelow } from '@/lib/policy/levels';
import { availability } from '@/lib/policy/might-ever';
import type { Permission } from '@/lib/policy/model';
import { covers, visibility } from '@/lib/policy/visibility';
import { hostedAccounts } from './hosted-accounts';
import { topRoleOf } from './registry';
import { access, as, ben, colleagues, held, mark, own } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = as(hostedAccounts);
const inAccount = (role: string, isDelegated = true) =>
  ask(role, { level: 1, flags: isDelegated ? ['delegated'] : [] });
const columns = ['admin', 'standard', 'read-only', 'host-admin', 'host-user'];

// Copied from the page of rules, in a hosted account that delegates: Admin, Standard, Read-only; Admin and other users
// of the host.
const table: [rule: string, expected: string, permissions: Permission[]][] = [
  [
    'S3.1 all users and permissions of the account',
    '✓✗✗✓✗',
    ['users.invite', 'users.assign', 'users.edit', 'users.revoke', 'users.export'],
  ],
  ['B13 API keys of the account', '✓✗✗✗✗', ['api-keys.view', 'api-keys.create', 'api-keys.revoke']],
  ['S3.11 a link to choose a new password', '✓✗✗✓✗', ['users.reset-password']],
  ['S3.1, S3.13 seeing the users', '✓✗✗✓✓', ['users.view', 'roles.view']],
  ['S3.1 adding and deleting pixels', '✓✗✗✗✗', ['pixels.create', 'pixels.delete', 'pixels.assign']],
  ['S3.1, S3.2 updating a pixel that is assigned to somebody else', '✓✗✗✗✗', ['pixels.update']],
  ['S3.1, S3.2, S3.3 seeing a pixel that is assigned to somebody else', '✓✗✓✗✗', ['pixels.view']],
  ['S3.1 every application', '✓✗✗✗✗', ['applications.view-all', 'applications.manage']],
  ['S3.3 applications connected to a pixel', '✓✓✓✗✗', ['applications.view']],
  ['S3.5 account settings', '✓✗✗✗✗', ['account.view', 'account.update']],
  ['S3.12 deleting the account', '✓✓✗✗✗', ['account-deletion.delete']],
  ['S3.15 switching the delegation', '✓✗✗✗✗', ['delegation.view', 'delegation.update']],
  ['the own profile', '✓✓✓✗✗', ['profile.update', 'notifications.update']],
];

describe('S3.1–S3.3, S3.5, S3.11–S3.13, S3.15 roles', () => {
  test.each(table)('%s: %s', (_, expected, permissions) => {
    for (const permission of permissions) {
      const marks = columns.map((role) => mark(inAccount(role), permission, 'read-only'));
      expect(marks.join(''), permission).toBe(expected);
    }
  });

  test('S3.2 a Standard user sees and changes the pixels assigned to them, including settings', () => {
    const standard = inAccount('standard');
    for (const permission of ['pixels.view', 'pixels.update'] as const) {
      expect(decide(standard, permission, own).allowed).toBe(true);
      expect(decide(standard, permission, colleagues)).toMatchObject({
        allowed: false,
        rule: { kind: 'scope', id: 'own' },
        remedy: { kind: 'ask', by: ['admin', 'host-admin'] },
      });
    }
    const visible = visibility(standard, 'pixels');
    expect(covers(visible, { seatId: 'seat-ana', teamId: null })).toBe(true);
    expect(covers(visible, { seatId: null, teamId: null })).toBe(false);
  });

  test('S3.3 Read-only changes only their own profile', () => {
    const changing = held(inAccount('read-only')).filter((permission) => !/\.view(-|$)/.test(permission));
    expect(changing).toEqual(['profile.update', 'notifications.update']);
  });

  test('S3.4 the host and every account always have an Admin', () => {
    expect([0, 1].map((level) => topRoleOf(hostedAccounts, level))).toEqual(['admin', 'admin']);
    for (const role of ['admin', 'host-admin']) {
      for (const permission of ['users.edit', 'users.revoke']) {
        expect(decide(inAccount(role), permission, ben('admin', true))).toMatchObject({
          allowed: false,
          rule: { kind: 'guard', id: 'last-of-top-role' },
        });
        expect(decide(inAccount(role), permission, ben('admin')).allowed).toBe(true);
      }
    }
  });

  test('S3.11 R1 the host can send the only Admin a link, and no member sends one to themselves', () => {
    expect(decide(inAccount('host-admin'), 'users.reset-password', ben('admin', true)).allowed).toBe(true);
    const oneself = { ...ben('admin'), userId: 'ana' };
    expect(decide(inAccount('admin'), 'users.reset-password', oneself)).toMatchObject({
      allowed: false,
      rule: { kind: 'guard', id: 'no-self-administration' },
    });
  });

  test('S3.6, S3.10 an Admin chooses among three roles', () => {
    const offers = offeredRoles(inAccount('admin'));
    expect(offers.map(({ role }) => role)).toEqual(['admin', 'standard', 'read-only']);
    expect(offers.every(({ decision }) => decision.allowed)).toBe(true);
    for (const role of ['standard', 'read-only']) {
      expect(offeredRoles(inAccount(role)).some(({ decision }) => decision.allowed)).toBe(false);
    }
  });
});

describe('the host', () => {
  test('S3.13 its people are users of accounts below, and its Admins administer them', () => {
    expect(Object.keys(hostedAccounts.roles).map((role) => roleBelow(hostedAccounts, role))).toEqual([
      'host-admin',
      'host-user',
      'host-user',
      null,
      null,
    ]);
  });

  test('S3.13 host Admins give every role of the account, and no role of the host', () => {
    const offers = offeredRoles(inAccount('host-admin')).filter(({ decision }) => decision.allowed);
    expect(offers.map(({ role }) => role)).toEqual(['admin', 'standard', 'read-only']);
    for (const actor of ['admin', 'host-admin']) {
      for (const role of ['host-admin', 'host-user']) {
        expect(decide(inAccount(actor), 'users.invite', access(role)).allowed).toBe(false);
        expect(decide(inAccount(actor), 'users.edit', ben(role)).allowed).toBe(false);
      }
    }
  });

  test('S3.13 the roles for people of the host exist only below it', () => {
    for (const role of ['host-admin', 'host-user']) {
      expect(held(ask(role, { level: 0, flags: ['delegated'] }))).toEqual([]);
      expect(held(inAccount(role)).length).toBeGreaterThan(0);
    }
  });

  test('S3.14 every user of the host sees the list of accounts, and its Admins create them', () => {
    for (const role of ['admin', 'standard', 'read-only']) {
      expect(decide(ask(role), 'hosted-accounts.view', here).allowed).toBe(true);
      for (const verb of ['create', 'restore'] as const)
        expect(decide(ask(role), `hosted-accounts.${verb}`, here).allowed).toBe(role === 'admin');
      expect(decide(inAccount(role), 'hosted-accounts.view', here).allowed).toBe(false);
    }
  });

  test('S3.15, TE8 without delegation people of the host have nothing, and an Admin of the account can change that', () => {
    for (const role of ['host-admin', 'host-user']) {
      expect(held(inAccount(role, false))).toMatchObject([]);
      expect(availability(inAccount(role, false), 'users.view')).toMatchObject({
        state: 'locked',
        decision: {
          allowed: false,
          rule: { kind: 'requirement', id: 'delegation', model: 'hosted-accounts' },
          remedy: { kind: 'lift', by: ['admin'] },
        },
      });
    }
  });

  test('S3.15 ending the delegation takes nothing from the account’s own people', () => {
    for (const role of ['admin', 'standard', 'read-only']) {
      expect(held(inAccount(role, false))).toEqual(held(inAccount(role)));
    }
  });

  test('S3.12, S3.15 the host itself neither delegates nor can be deleted like an account', () => {
    expect(decide(ask('admin'), 'delegation.update', here).allowed).toBe(false);
    for (const role of ['admin', 'standard']) {
      expect(decide(ask(role), 'account-deletion.delete', here).allowed).toBe(false);
    }
  });
});
