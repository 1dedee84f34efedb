import { describe, expect, test } from 'vitest';
import { accessOf } from '../access';
import { catalogue, type Permission } from '../catalogue';
import { decide } from '../decide';
import { effective } from '../effective';
import { matrix } from '../matrix';
import { mightEver, standing } from '../might-ever';
import type { Assignment, FeatureId, Scope, Self } from '../model';
import { permissionsOf } from '../permission-table';
import { covers, visibility } from '../visibility';
import { teamInbox } from './team-inbox';

const here = { kind: 'workspace' } as const;
const ana: Self = { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] };

function as(role: string, restrictions: string[] = [], rest: Partial<Assignment> = {}) {
  const given = { role, restrictions, grants: [], plan: 'growth', level: 0, status: 'active' } as const;
  return accessOf(teamInbox, { ...given, ...rest }, ana);
}

/** The permissions that a restriction takes away from its role. */
function takenBy(role: string, restriction: string): Permission[] {
  return permissionsOf(teamInbox.features)
    .map(({ permission }) => permission)
    .filter((each) => mightEver(as(role), each) && !mightEver(as(role, [restriction]), each));
}

describe('S1.32 the matrix of Team inbox', () => {
  // Written out from the page of rules: Owner, Manager, Agent.
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
    // Not in the source's table; in its text (S1.15), or the console's own page of it.
    ['whatsapp-templates', '✓○✗'],
    ['roles', '✓○✗'],
  ];
  const glyphs = { yes: '✓', restrictable: '○', never: '✗' } as const;
  const rows = matrix(teamInbox).groups.flatMap(({ features }) => features);

  test.each(table)('S1.32 %s is %s', (feature, expected) => {
    const cells = rows.find((row) => row.feature === feature)?.cells;
    expect(
      ['owner', 'manager', 'agent'].map((role) => glyphs[cells?.[role]?.state ?? 'never']).join(''),
    ).toBe(expected);
  });

  test('S1.32 has no row besides', () => {
    expect(rows.map(({ feature }) => feature).sort()).toEqual(table.map(([feature]) => feature).sort());
  });

  test('S1.32 each ○ names the restrictions that close it', () => {
    const closing = Object.fromEntries(
      rows.map(({ feature, cells }) => [feature, [cells.manager?.restrictions, cells.agent?.restrictions]]),
    );
    expect(closing.shortcuts).toEqual([[], ['shortcuts']]);
    expect(closing.general).toEqual([['workspace-settings'], []]);
    expect(closing['data-export']).toEqual([['workspace-settings', 'data-export'], []]);
  });

  test('S1.32 Messages stays ✓ for an Agent and names what narrows it', () => {
    const cell = rows.find(({ feature }) => feature === 'messages')?.cells.agent;
    expect(cell?.narrowedBy).toEqual(['visibility-team', 'visibility-own']);
  });

  test('S1.32 the lock in the page and the matrix are one answer', () => {
    for (const role of Object.keys(teamInbox.roles)) {
      for (const { permission } of permissionsOf(teamInbox.features)) {
        const cell = rows
          .flatMap(({ permissions }) => permissions)
          .find((row) => row.permission === permission)?.cells[role];
        expect(cell?.state === 'never').toBe(standing(as(role), permission).state !== 'open');
        for (const restriction of cell?.restrictions ?? []) {
          const { decision } = standing(as(role, [restriction]), permission);
          expect(decision).toMatchObject({ allowed: false, rule: { kind: 'restriction', id: restriction } });
        }
      }
    }
  });
});

describe('roles', () => {
  test('S1.13 there are three', () => {
    expect(Object.keys(teamInbox.roles)).toEqual(['owner', 'manager', 'agent']);
  });

  test('S1.14 an Owner holds everything in the workspace, and no billing', () => {
    for (const { permission } of permissionsOf(teamInbox.features)) {
      expect(mightEver(as('owner'), permission)).toBe(true);
    }
    expect(decide(as('owner'), 'billing.view', here).allowed).toBe(false);
    expect(standing(as('owner'), 'billing.view').state).toBe('absent');
  });

  test.each([
    ['owner', ['owner', 'manager', 'agent']],
    ['manager', ['agent']],
    ['agent', []],
  ])('S1.14, S1.15 who a new %s may invite', (role, invited) => {
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
  ])('S1.15 whose access a %s administers', (role, administered) => {
    for (const permission of ['users.edit', 'users.revoke'] as const) {
      const may = Object.keys(teamInbox.roles).filter((other) => {
        const place = { role: other, restrictions: [], grants: [], lastOfTopRole: false };
        return decide(as(role), permission, { kind: 'member', userId: 'ben', ...place }).allowed;
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
      .filter(({ standing: { state } }) => state === 'open')
      .map(({ feature }) => feature);
    expect(open).toEqual(['messages', 'shortcuts', 'profile', 'notifications']);
  });

  test('S1.21 what an Agent can never have is absent, not locked', () => {
    expect(standing(as('agent'), 'contacts.view')).toMatchObject({
      state: 'absent',
      decision: { rule: { kind: 'role', id: 'agent' }, remedy: { kind: 'ask', by: ['owner', 'manager'] } },
    });
  });
});

describe('restrictions of a Manager', () => {
  test('S1.16 Workspace settings takes every feature of the settings group, channels included', () => {
    const settings = permissionsOf(teamInbox.features)
      .filter(({ feature }) => catalogue[feature].group === 'settings')
      .map(({ permission }) => permission);
    expect(takenBy('manager', 'workspace-settings')).toEqual(settings);
    expect(settings).toContain('channels.connect');
    expect(settings).toContain('channels.remove');
  });

  test('S1.16 the settings stand with a lock that an Owner can lift', () => {
    expect(standing(as('manager', ['workspace-settings']), 'settings.view')).toEqual({
      state: 'locked',
      decision: {
        allowed: false,
        rule: { kind: 'restriction', id: 'workspace-settings', model: 'team-inbox' },
        remedy: { kind: 'lift', by: ['owner'] },
      },
    });
  });

  test('S1.17 Contact deletion takes deletion and nothing else', () => {
    expect(takenBy('manager', 'contact-deletion')).toEqual(['contacts.delete']);
  });

  test('S1.18 Data export takes the export of every module', () => {
    expect(takenBy('manager', 'data-export')).toEqual([
      'contacts.export',
      'broadcasts.export',
      'reports.export',
      'users.export',
      'data-export.view',
      'data-export.export',
    ]);
  });

  test('S1.19, S1.20 Integrations takes connecting and removing integrations and channels', () => {
    expect(takenBy('manager', 'integrations')).toEqual([
      'channels.connect',
      'channels.remove',
      'integrations.connect',
      'integrations.remove',
    ]);
  });
});

describe('restrictions of an Agent', () => {
  const rows: [string, { seatId: string | null; teamId: string | null }][] = [
    ['own', { seatId: 'seat-ana', teamId: null }],
    ['a colleague’s in the own team', { seatId: 'seat-ben', teamId: 'vip' }],
    ['unassigned in the own team', { seatId: null, teamId: 'vip' }],
    ['a stranger’s in another team', { seatId: 'seat-eve', teamId: 'sales' }],
    ['unassigned', { seatId: null, teamId: null }],
  ];
  const table: [string, string[], Scope, boolean[]][] = [
    ['S1.21 none', [], 'all', [true, true, true, true, true]],
    ['S1.22 team and own', ['visibility-team'], 'team', [true, true, true, false, false]],
    ['S1.23 own', ['visibility-own'], 'own', [true, false, false, false, false]],
    // Should both ever be stored, the narrower holds.
    ['S1.22, S1.23 both', ['visibility-team', 'visibility-own'], 'own', [true, false, false, false, false]],
  ];

  test.each(table)('%s: conversations and contact views (S1.24)', (_, restrictions, scope, expected) => {
    const agent = as('agent', restrictions);
    const visible = visibility(agent, 'messages');
    expect(rows.map(([, row]) => covers(visible, row))).toEqual(expected);
    for (const permission of ['messages.view', 'messages.reply', 'messages.view-contacts'] as const) {
      expect(rows.map(([, row]) => decide(agent, permission, { kind: 'record', ...row }).allowed)).toEqual(
        expected,
      );
    }
    expect(agent.compiled.reaches.get('messages')?.scope).toBe(scope);
  });

  test('S1.22 the row out of reach names the restriction and who lifts it', () => {
    expect(
      decide(as('agent', ['visibility-team']), 'messages.view', {
        kind: 'record',
        seatId: null,
        teamId: null,
      }),
    ).toEqual({
      allowed: false,
      rule: { kind: 'restriction', id: 'visibility-team', model: 'team-inbox' },
      remedy: { kind: 'lift', by: ['owner', 'manager'] },
    });
  });

  test('S1.25 Shortcuts takes starting and seeing them, and leaves no lock', () => {
    expect(takenBy('agent', 'shortcuts')).toEqual(['shortcuts.view', 'shortcuts.start']);
    expect(standing(as('agent', ['shortcuts']), 'shortcuts.view').state).toBe('absent');
    expect(standing(as('agent'), 'shortcuts.view').state).toBe('open');
  });

  test('S1.26 Mask takes no permission', () => {
    expect(takenBy('agent', 'mask')).toEqual([]);
    expect([...as('agent', ['mask']).compiled.masks.keys()]).toEqual(['phone', 'email']);
  });

  test('S1.27 a mask once put on stays in force after the plan was downgraded', () => {
    for (const plan of ['starter', 'growth', 'advanced', 'enterprise'] as const) {
      expect(as('agent', ['mask'], { plan }).compiled.masks.size).toBe(2);
    }
  });
});
