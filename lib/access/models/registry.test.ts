import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import type { FeatureId } from '@/lib/policy/catalogue';
import { compile } from '@/lib/policy/compile';
import { isRoleOfLevel } from '@/lib/policy/levels';
import { mightEver } from '@/lib/policy/might-ever';
import { statuses } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';
import { expand } from '@/lib/policy/permission-table';
import { permissionsOf } from './permissions';
import { modelOf, models, organisationModel, topRoleOf, workspaceModels } from './registry';

describe.each([...models])('the model %s', (id, model) => {
  const all = permissionsOf(model.features);
  const roles = Object.values(model.roles);
  const restrictions = Object.values(model.restrictions);

  test('has the id of its registration', () => expect(model.id).toBe(id));

  test('has no pattern that matches nothing', () => {
    const patterns = [
      ...roles.flatMap(({ grants }) => grants),
      ...Object.values(model.rights).flatMap(({ grants }) => grants),
      ...restrictions.flatMap(({ denies = [] }) => denies),
      ...model.requirements.flatMap(({ on, anyOf = [] }) => [...on, ...anyOf]),
    ];
    for (const pattern of patterns) expect(expand([pattern], all).size, pattern).toBeGreaterThan(0);
  });

  test('refers only to ids that it defines', () => {
    for (const { assigns, administers, rights = [] } of roles) {
      for (const role of [...assigns, ...administers]) expect(Object.keys(model.roles)).toContain(role);
      for (const right of rights) expect(Object.keys(model.rights)).toContain(right);
    }
    for (const { roles: on } of restrictions)
      for (const role of on) expect(Object.keys(model.roles)).toContain(role);
    for (const { brings = [] } of Object.values(model.rights)) {
      for (const right of brings) expect(Object.keys(model.rights)).toContain(right);
    }
    for (const { rights = [], initialRights = [], below, givesAs } of roles) {
      for (const right of initialRights) expect(rights).toContain(right);
      for (const role of [below, givesAs])
        if (role !== undefined) expect(Object.keys(model.roles)).toContain(role);
    }
    if (model.initialRole !== undefined) expect(Object.keys(model.roles)).toContain(model.initialRole);
    const narrowed = restrictions.flatMap(({ narrows = {} }) => Object.keys(narrows) as FeatureId[]);
    for (const feature of narrowed) expect(model.features).toContain(feature);
  });

  test.each([0, 1, 5])('R2 has one top role at depth %i, which can be given by its holders', (level) => {
    expect(roles.filter((role) => role.top && isRoleOfLevel(role, level))).toHaveLength(1);
    const top = topRoleOf(model, level);
    expect(model.roles[top]?.assigns).toContain(top);
    expect(model.roles[top]?.administers).toContain(top);
  });

  test('has roles that are never given only as roles below', () => {
    const given = new Set(roles.flatMap(({ assigns }) => assigns));
    const below = new Set(roles.map((role) => role.below));
    for (const role of Object.keys(model.roles)) {
      if (!given.has(role)) expect(below).toContain(role);
    }
  });

  test('has a role for every permission, and a role that offers every right', () => {
    const cells = matrix(model).groups.flatMap(({ features }) => features.flatMap((row) => row.permissions));
    const nobodys = cells.filter((row) => Object.values(row.cells).every(({ state }) => state === 'never'));
    expect(nobodys.map(({ permission }) => permission)).toEqual([]);
    const offered = new Set(roles.flatMap(({ rights = [] }) => rights));
    expect([...offered].sort()).toEqual(Object.keys(model.rights).sort());
  });

  test('R3 has no restriction that gives anything', () => {
    for (const role of Object.keys(model.roles)) {
      const given = { role, grants: [], plan: 'enterprise', level: 0, status: 'active' } as const;
      const self = { userId: null, seats: [], teams: [] };
      const free = accessOf(model, { ...given, restrictions: [] }, self);
      const bound = accessOf(model, { ...given, restrictions: Object.keys(model.restrictions) }, self);
      for (const { permission } of all) {
        if (mightEver(bound, permission)) expect(mightEver(free, permission)).toBe(true);
      }
    }
  });

  test('RO11 gives nothing to inactive members', () => {
    for (const status of statuses.filter((each) => each !== 'active')) {
      for (const role of Object.keys(model.roles)) {
        const { held } = compile(model, {
          role,
          restrictions: [],
          grants: [],
          plan: 'enterprise',
          level: 0,
          status,
        });
        expect(held.every((word) => word === 0)).toBe(true);
      }
    }
  });
});

test('models are found by id only', () => {
  expect(modelOf('team-inbox').level).toBe('workspace');
  expect(() => modelOf('__proto__')).toThrow('There is no access model');
  expect(workspaceModels.map(({ id }) => id)).toEqual([
    'team-inbox',
    'account-tree',
    'feature-grants',
    'hosted-accounts',
    'delegated-managers',
  ]);
  expect(organisationModel.level).toBe('organisation');
});
