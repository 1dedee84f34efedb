import { describe, expect, test } from 'vitest';
import { opening } from '@/lib/access/models/permissions';
import { modelOf } from '@/lib/access/models/registry';
import { matrix } from '@/lib/policy/matrix';
import { balance, type ComparedFeature, compare, differs } from './compare';
import type { CellView, GroupRow } from './matrix-rows';

/** The rows of a model's page where nobody holds anything. */
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
const told = (compared: ComparedFeature[], feature: string) =>
  compared.find(({ row }) => row.feature === feature)?.difference;

describe('B7 two roles side by side', () => {
  test('S1.14, S1.15, S1.21 Manager and Agent', () => {
    const compared = features('team-inbox', 'manager', 'agent');
    expect(told(compared, 'dashboard')).toEqual({ kind: 'one-sided', role: 'manager', word: 'only' });
    expect(told(compared, 'shortcuts')).toEqual({
      kind: 'one-sided',
      role: 'agent',
      word: 'unlessRestricted',
    });
    expect(told(compared, 'general')).toEqual({
      kind: 'one-sided',
      role: 'manager',
      word: 'unlessRestricted',
    });
    expect(told(compared, 'profile')).toEqual({ kind: 'same' });
    expect(balance(compared).more).toBe(0);
    expect(balance(compared).fewer).toBe(compared.filter(differs).length - 1); // messages reach less, and no fewer
  });

  test('S0.5 how far rows reach is a difference, S4.4 rights if given are one too', () => {
    const reports = told(features('account-tree', 'advanced', 'basic'), 'reports');
    expect(reports).toEqual({ kind: 'reach', role: 'basic', scope: 'own' });
    const managers = features('delegated-managers', 'administrator', 'editor');
    expect(told(managers, 'automations')).toEqual({ kind: 'one-sided', role: 'editor', word: 'ifGiven' });
    expect(features('delegated-managers', 'editor', 'subscriber').filter(differs)).toEqual([]);
  });

  test('an area that both open may differ within', () => {
    const users = features('feature-grants', 'owner', 'additional-user').find(
      ({ row }) => row.feature === 'users',
    );
    expect(users?.difference.kind).toBe('same');
    expect(users?.within.map(({ row }) => row.permission)).toContain('users.invite');
  });

  test('a role beside itself is the same in everything', () => {
    expect(features('hosted-accounts', 'admin', 'admin').some(differs)).toBe(false);
  });
});
