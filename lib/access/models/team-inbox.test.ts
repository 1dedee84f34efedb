import { describe, expect, test } from 'vitest';
import { decide } from '@/lib/policy/decide';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { Assignment, FeatureId } from '@/lib/policy/model';
import { effective } from '@/lib/policy/overviews/effective';
import { matrix } from '@/lib/policy/overviews/matrix';
import { permissionsOf } from './permissions';
import { teamInbox } from './team-inbox';
import { as as asking } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = asking(teamInbox, { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] });
const as = (role: string, restrictions: string[] = [], rest: Partial<Assignment> = {}) =>
  ask(role, { restrictions, ...rest });

describe('S1.32 the matrix of Team inbox', () => {
  // Copied from the page of rules: Owner, Manager, Agent.
  const table: [FeatureId, string][] = [
    ['dashboard', '✓✓✗'],
    ['contacts', '✓✓✗'],
    ['messages', '✓✓✓'],
    ['shortcuts', '✓✓○'],
    ['broadcasts', '✓✓✗'],
    ['reports', '✓✓✗'],
    ['settings', '✓○✗'],
    ['general', '✓○✗'],
    ['users', '✓○✗'],
    ['teams', '✓○✗'],
    ['channels', '✓○✗'],
    ['contact-fields', '✓○✗'],
    ['integrations', '✓○✗'],
    ['snippets', '✓○✗'],
    ['files', '✓○✗'],
    ['data-export', '✓○✗'],
    ['profile', '✓✓✓'],
    ['notifications', '✓✓✓'],
    // Not in the source's table; from its text (S1.15), or the console's own page.
    ['whatsapp-templates', '✓○✗'],
    ['roles', '✓○✗'],
    // B13: the policy answers other programs, in every model.
    ['api-keys', '✓○✗'],
  ];
  const glyphs = { yes: '✓', restrictable: '○', never: '✗' } as const;
  const rows = matrix(teamInbox).groups.flatMap(({ features }) => features);

  test.each(table)('S1.32 %s is %s', (feature, expected) => {
    const cells = rows.find((row) => row.feature === feature)?.cells;
    expect(
      ['owner', 'manager', 'agent'].map((role) => glyphs[cells?.[role]?.state ?? 'never']).join(''),
    ).toBe(expected);
  });

  test('S1.32 has no other row', () => {
    expect(rows.map(({ feature }) => feature).sort()).toEqual(table.map(([feature]) => feature).sort());
  });

  test('S1.32 each ○ names the restrictions that take it away', () => {
    const closing = Object.fromEntries(
      rows.map(({ feature, cells }) => [feature, [cells.manager?.restrictions, cells.agent?.restrictions]]),
    );
    expect(closing.shortcuts).toEqual([[], ['shortcuts']]);
    expect(closing.general).toEqual([['workspace-settings'], []]);
    expect(closing['data-export']).toEqual([['workspace-settings', 'data-export'], []]);
  });

  test('S1.32 Messages stays ✓ for an Agent and names the restrictions that narrow it', () => {
    const cell = rows.find(({ feature }) => feature === 'messages')?.cells.agent;
    expect(cell?.narrowedBy).toEqual(['visibility-team', 'visibility-own']);
  });

  test('S1.32 the lock in the page and the matrix give one answer', () => {
    for (const role of Object.keys(teamInbox.roles)) {
      for (const { permission } of permissionsOf(teamInbox.features)) {
        const cell = rows
          .flatMap(({ permissions }) => permissions)
          .find((row) => row.permission === permission)?.cells[role];
        expect(cell?.state === 'never').toBe(availability(as(role), permission).state !== 'open');
        for (const restriction of cell?.restrictions ?? []) {
          const { decision } = availability(as(role, [restriction]), permission);
          expect(decision).toMatchObject({ allowed: false, rule: { kind: 'restriction', id: restriction } });
        }
      }
    }
  });
});

describe('roles', () => {
  test('S1.13 three roles exist', () => {
    expect(Object.keys(teamInbox.roles)).toEqual(['owner', 'manager', 'agent']);
  });

  test('S1.14 an Owner has everything in the workspace, and no billing', () => {
    for (const { permission } of permissionsOf(teamInbox.features)) {
      expect(mightEver(as('owner'), permission)).toBe(true);
    }
    expect(decide(as('owner'), 'billing.view', here).allowed).toBe(false);
    expect(availability(as('owner'), 'billing.view').state).toBe('absent');
  });

  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['agent']],
    ['agent', []],
  ])('S1.14, S1.15 the roles that a new %s may invite', (role, invited) => {
    const may = Object.keys(teamInbox.roles).filter(
      (given) =>
        decide(as(role), 'users.invite', { kind: 'assignment', role: given, restrictions: [], grants: [] })
          .allowed,
    );
    expect(may).toEqual(invited);
  });

  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['agent']],
    ['agent', []],
  ])('S1.15 the roles that a %s administers', (role, administered) => {
    for (const permission of ['users.edit', 'users.revoke'] as const) {
      const may = Object.keys(teamInbox.roles).filter((other) => {
        const assignment = { role: other, restrictions: [], grants: [], lastOfTopRole: false };
        return decide(as(role), permission, { kind: 'member', userId: 'ben', ...assignment }).allowed;
      });
      expect(may).toEqual(administered);
    }
  });

  test('S1.15 a Manager may add WhatsApp message templates', () => {
    expect(decide(as('manager'), 'whatsapp-templates.create', here).allowed).toBe(true);
  });

  test('S1.1 Users is for Owners and Managers only', () => {
    expect(['owner', 'manager', 'agent'].map((role) => decide(as(role), 'users.view', here).allowed)).toEqual(
      [true, true, false],
    );
  });

  test('S1.21 an Agent has Messages, shortcuts, profile and notifications, nothing else', () => {
    const open = effective(as('agent'))
      .flatMap(({ features }) => features)
      .filter(({ availability: { state } }) => state === 'open')
      .map(({ feature }) => feature);
    expect(open).toEqual(['messages', 'shortcuts', 'profile', 'notifications']);
  });

  test('S1.21 permissions that an Agent can never have are absent, not locked', () => {
    expect(availability(as('agent'), 'contacts.view')).toMatchObject({
      state: 'absent',
      decision: { rule: { kind: 'role', id: 'agent' }, remedy: { kind: 'ask', by: ['owner', 'manager'] } },
    });
  });
});
