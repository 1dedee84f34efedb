import { describe, expect, test } from 'vitest';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { Assignment, Scope } from '@/lib/policy/model';
import { covers, visibility } from '@/lib/policy/visibility';
import { catalogue } from './catalogue';
import { permissionsOf } from './permissions';
import { teamInbox } from './team-inbox';
import { as as asking } from './test-support/test-access';

const ask = asking(teamInbox, { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] });
const as = (role: string, restrictions: string[] = [], rest: Partial<Assignment> = {}) =>
  ask(role, { restrictions, ...rest });

/** The permissions that a restriction denies to its role. */
function takenBy(role: string, restriction: string): Permission[] {
  return permissionsOf(teamInbox.features)
    .map(({ permission }) => permission)
    .filter((each) => mightEver(as(role), each) && !mightEver(as(role, [restriction]), each));
}

describe('restrictions of a Manager', () => {
  test('S1.16 Workspace settings denies every feature of the settings group, including channels', () => {
    const settings = permissionsOf(teamInbox.features)
      .filter(({ feature }) => catalogue.features[feature].group === 'settings')
      .map(({ permission }) => permission);
    expect(takenBy('manager', 'workspace-settings')).toEqual(settings);
    expect(settings).toContain('channels.connect');
    expect(settings).toContain('channels.remove');
  });

  test('S1.16 the settings have a lock that an Owner can lift', () => {
    expect(availability(as('manager', ['workspace-settings']), 'settings.view')).toMatchObject({
      state: 'locked',
      decision: {
        allowed: false,
        rule: { kind: 'restriction', id: 'workspace-settings', model: 'team-inbox' },
        remedy: { kind: 'lift', by: ['owner'] },
      },
    });
  });

  test('S1.17 Contact deletion denies deletion and nothing else', () => {
    expect(takenBy('manager', 'contact-deletion')).toEqual(['contacts.delete']);
  });

  test('S1.18 Data export denies the export of every module', () => {
    expect(takenBy('manager', 'data-export')).toEqual([
      'contacts.export',
      'broadcasts.export',
      'reports.export',
      'users.export',
      'data-export.view',
      'data-export.export',
    ]);
  });

  test('S1.19, S1.20 Integrations denies connecting and removing integrations, channels and API keys', () => {
    expect(takenBy('manager', 'integrations')).toEqual([
      'channels.connect',
      'channels.remove',
      'integrations.connect',
      'integrations.remove',
      'api-keys.create',
      'api-keys.revoke',
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
    // If both were ever stored, the narrower scope would apply.
    ['S1.22, S1.23 both', ['visibility-team', 'visibility-own'], 'own', [true, false, false, false, false]],
  ];

  test.each(table)(
    '%s restriction decides the visible conversations and contact views (S1.21–S1.24)',
    (_, restrictions, scope, expected) => {
      const agent = as('agent', restrictions);
      const visible = visibility(agent, 'messages');
      expect(rows.map(([, row]) => covers(visible, row))).toEqual(expected);
      for (const permission of ['messages.view', 'messages.reply', 'messages.view-contacts'] as const) {
        expect(rows.map(([, row]) => decide(agent, permission, { kind: 'record', ...row }).allowed)).toEqual(
          expected,
        );
      }
      expect(agent.compiled.appliedScopes.get('messages')?.scope).toBe(scope);
    },
  );

  test('S1.22 a row outside the scope names the restriction and who lifts it', () => {
    expect(
      decide(as('agent', ['visibility-team']), 'messages.view', {
        kind: 'record',
        seatId: null,
        teamId: null,
      }),
    ).toMatchObject({
      allowed: false,
      rule: { kind: 'restriction', id: 'visibility-team', model: 'team-inbox' },
      remedy: { kind: 'lift', by: ['owner', 'manager'] },
    });
  });

  test('S1.25 Shortcuts denies starting and seeing them, and shows no lock', () => {
    expect(takenBy('agent', 'shortcuts')).toEqual(['shortcuts.view', 'shortcuts.start']);
    expect(availability(as('agent', ['shortcuts']), 'shortcuts.view').state).toBe('absent');
    expect(availability(as('agent'), 'shortcuts.view').state).toBe('open');
  });

  test('S1.26 Mask denies no permission', () => {
    expect(takenBy('agent', 'mask')).toEqual([]);
    expect([...as('agent', ['mask']).compiled.masks.keys()]).toEqual(['phone', 'email']);
  });

  test('S1.27 a mask stays in force after a downgrade of the plan', () => {
    for (const plan of ['starter', 'growth', 'advanced', 'enterprise'] as const) {
      expect(as('agent', ['mask'], { plan }).compiled.masks.size).toBe(2);
    }
  });
});
