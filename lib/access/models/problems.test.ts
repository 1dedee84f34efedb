import { describe, expect, test } from 'vitest';
import { offered, problems } from '@/lib/policy/changes/problems';
import type { AccessModel } from '@/lib/policy/model';
import { modelOf } from './registry';
import { teamInbox } from './team-inbox';

const propose = (role: string, restrictions: string[] = [], grants: string[] = []) => ({
  role,
  restrictions,
  grants,
});

describe('problems of a proposed access', () => {
  test('S1.8 a valid access has none', () => {
    expect(problems(teamInbox, propose('manager', ['data-export', 'integrations']), 'starter')).toEqual([]);
    expect(problems(teamInbox, propose('owner'), 'starter')).toEqual([]);
  });

  test.each(['admin', '__proto__', 'constructor', ''])('RO6 the unknown role "%s" is one', (role) => {
    expect(problems(teamInbox, propose(role, ['x']), 'growth')).toEqual([
      { field: 'role', code: 'unknown-role', id: role },
    ]);
  });

  test('S0.10 a role of another level is one, where the level is known', () => {
    const tree = modelOf('account-tree');
    const misplaced = { field: 'role', code: 'role-of-other-place', id: 'parent-admin' };
    const at = (level?: number) => problems(tree, propose('parent-admin'), 'growth', undefined, level);
    expect([at(), at(0), at(1)]).toEqual([[], [], [misplaced]]);
    const below = (level?: number) =>
      problems(tree, propose('sub-account-admin'), 'growth', undefined, level);
    expect([below(), below(1)]).toEqual([[], []]);
  });

  test('RO6 unknown restrictions and grants are problems', () => {
    expect(problems(teamInbox, propose('agent', ['toString'], ['valueOf']), 'growth')).toEqual([
      { field: 'restrictions', code: 'unknown-restriction', id: 'toString' },
      { field: 'grants', code: 'unknown-grant', id: 'valueOf' },
    ]);
  });

  test('S1.8 a restriction of another role is one', () => {
    expect(problems(teamInbox, propose('agent', ['data-export']), 'growth')).toEqual([
      { field: 'restrictions', code: 'restriction-of-other-role', id: 'data-export' },
    ]);
    expect(problems(teamInbox, propose('owner', ['data-export']), 'growth')).toHaveLength(1);
  });

  test('S1.22, S1.23 restrictions of one group exclude each other', () => {
    expect(problems(teamInbox, propose('agent', ['visibility-team', 'visibility-own']), 'growth')).toEqual([
      { field: 'restrictions', code: 'exclusive-restrictions', id: 'visibility-own' },
    ]);
  });

  test('S1.27 the mask needs its plan, unless the member carried it before', () => {
    const given = propose('agent', ['mask']);
    const problem = { field: 'restrictions', code: 'restriction-not-on-plan', id: 'mask' };
    for (const plan of ['starter', 'growth'] as const) {
      expect(problems(teamInbox, given, plan)).toEqual([problem]);
      expect(problems(teamInbox, given, plan, { restrictions: ['shortcuts'] })).toEqual([problem]);
      expect(problems(teamInbox, given, plan, { restrictions: ['mask'] })).toEqual([]);
    }
    for (const plan of ['advanced', 'enterprise'] as const)
      expect(problems(teamInbox, given, plan)).toEqual([]);
  });

  test('a right that the role does not offer is one', () => {
    const model: AccessModel = {
      ...teamInbox,
      rights: { send: { area: 'broadcasts', grants: ['broadcasts.send'] } },
    };
    expect(problems(model, propose('agent', [], ['send']), 'growth')).toEqual([
      { field: 'grants', code: 'grant-of-other-role', id: 'send' },
    ]);
  });
});

describe('offered restrictions', () => {
  test('S1.8 Owners have no restrictions, Managers and Agents have theirs', () => {
    const ids = (role: string) => offered(teamInbox, role, 'enterprise').map(({ id }) => id);
    expect(ids('owner')).toEqual([]);
    expect(ids('manager')).toEqual(['workspace-settings', 'contact-deletion', 'data-export', 'integrations']);
    expect(ids('agent')).toEqual(['visibility-team', 'visibility-own', 'shortcuts', 'mask']);
  });

  test('S1.27 the mask is offered on Advanced and Enterprise, and says so on other plans', () => {
    const offer = (plan: 'growth' | 'advanced') =>
      offered(teamInbox, 'agent', plan).find(({ id }) => id === 'mask');
    expect(offer('advanced')).toMatchObject({ available: true });
    expect(offer('growth')).toEqual({
      id: 'mask',
      group: null,
      available: false,
      decision: {
        allowed: false,
        rule: { kind: 'plan', id: 'mask', model: 'team-inbox' },
        remedy: { kind: 'upgrade', plans: ['advanced', 'enterprise'] },
      },
    });
  });
});
