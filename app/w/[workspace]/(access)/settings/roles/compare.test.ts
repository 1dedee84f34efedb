import { describe, expect, test } from 'vitest';
import { opening } from '@/lib/access/models/permissions';
import { modelOf } from '@/lib/access/models/registry';
import { matrix } from '@/lib/policy/overviews/matrix';
import { balance, type ComparedFeature, compare, differs } from './compare';
import type { CellView, GroupRow } from './matrix-rows';

/** The rows of a model's page without members. */
function rowsOf(id: string): GroupRow[] {
  const { groups, roles } = matrix(modelOf(id));
  return groups.map(({ group, features }) => ({
    group,
    features: features.map(({ feature, permissions }) => {
      const rows = permissions.map(({ permission, cells }) => ({
        permission,
        cells: roles.flatMap((role): CellView[] => {
          const cell = cells[role];
          if (!cell) return [];
          return [{ ...cell, role, isHere: true, holding: 0, seeingAll: 0, total: 0, own: null }];
        }),
      }));
      const own = rows.find(({ permission }) => permission === opening(feature));
      return { feature, permission: opening(feature), cells: own?.cells ?? [], permissions: rows };
    }),
  }));
}

const features = (model: string, first: string, second: string) =>
  compare(rowsOf(model), first, second).flatMap((group) => group.features);
const comparedFeature = (compared: ComparedFeature[], feature: string) =>
  compared.find(({ row }) => row.feature === feature)?.difference;

describe('B7 the comparison of two roles', () => {
  test('S1.14, S1.15, S1.21 Manager and Agent', () => {
    const compared = features('team-inbox', 'manager', 'agent');
    expect(comparedFeature(compared, 'dashboard')).toEqual({
      kind: 'one-sided',
      role: 'manager',
      word: 'only',
    });
    expect(comparedFeature(compared, 'shortcuts')).toEqual({
      kind: 'one-sided',
      role: 'agent',
      word: 'unlessRestricted',
    });
    expect(comparedFeature(compared, 'general')).toEqual({
      kind: 'one-sided',
      role: 'manager',
      word: 'unlessRestricted',
    });
    expect(comparedFeature(compared, 'profile')).toEqual({ kind: 'same' });
    expect(balance(compared).more).toBe(0);
    expect(balance(compared).fewer).toBe(compared.filter(differs).length - 1); // Messages have a narrower scope, but no permission fewer.
  });

  test('S0.5 a different scope of rows is a difference, and so are S4.4 rights that can be given', () => {
    const reports = comparedFeature(features('account-tree', 'advanced', 'basic'), 'reports');
    expect(reports).toEqual({ kind: 'reach', role: 'basic', scope: 'own' });
    const managers = features('delegated-managers', 'administrator', 'editor');
    expect(comparedFeature(managers, 'automations')).toEqual({
      kind: 'one-sided',
      role: 'editor',
      word: 'ifGiven',
    });
    expect(features('delegated-managers', 'editor', 'subscriber').filter(differs)).toEqual([]);
  });

  test('an area that both roles open may differ inside', () => {
    const users = features('feature-grants', 'owner', 'additional-user').find(
      ({ row }) => row.feature === 'users',
    );
    expect(users?.difference.kind).toBe('same');
    expect(users?.within.map(({ row }) => row.permission)).toContain('users.invite');
  });

  test('a role does not differ from itself', () => {
    expect(features('hosted-accounts', 'admin', 'admin').some(differs)).toBe(false);
  });
});
