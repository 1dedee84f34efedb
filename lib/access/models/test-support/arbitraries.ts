import fc from 'fast-check';
import type { FeatureId, PermissionPattern } from '@/lib/policy/catalogue';
import {
  type AccessModel,
  type Assignment,
  type Requirement,
  type Restriction,
  type Right,
  type Role,
  type Scope,
  type Self,
  scopes,
  statuses,
  type Target,
  type Visibility,
} from '@/lib/policy/model';
import type { Row } from '@/lib/policy/visibility';
import { catalogue, flags, maskedFields, plans } from '../catalogue';
import { featureIds, permissionsOf, permissionTable } from '../permissions';

/** Random models, people and targets for the properties of the engine; rows and filters for those of `db/`. */

const seatIds = ['seat-1', 'seat-2', 'seat-3'];
const teamIds = ['team-1', 'team-2', 'team-3'];
const userIds = ['user-1', 'user-2', null];
/** Ids unknown to every model, including the keys that every plain object inherits (RO6). */
const unknownIds = ['nobody', '__proto__', 'constructor', 'toString', ''];

const some = <T>(from: readonly T[], maxLength = from.length) =>
  fc.subarray([...from], { maxLength: Math.min(maxLength, from.length) });

/** A row with any combination of seat, team, and neither. */
export const row: fc.Arbitrary<Row> = fc.record({
  seatId: fc.constantFrom(...seatIds, null),
  teamId: fc.constantFrom(...teamIds, null),
});

export const visibleRows: fc.Arbitrary<Visibility> = fc.oneof(
  fc.constant<Visibility>({ kind: 'all' }),
  fc.constant<Visibility>({ kind: 'none' }),
  fc.record({ kind: fc.constant('some' as const), seats: some(seatIds), teams: some(teamIds) }),
);

export const self: fc.Arbitrary<Self> = fc.record({
  userId: fc.constantFrom(...userIds),
  seats: some(seatIds),
  teams: some(teamIds),
});

function pattern(features: readonly FeatureId[]): fc.Arbitrary<PermissionPattern> {
  const inside = [...permissionTable.values()].filter(({ feature }) => features.includes(feature));
  const verbs = [...new Set(inside.map(({ verb }) => verb))];
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...inside.map(({ permission }) => permission)) },
    { weight: 3, arbitrary: fc.constantFrom(...features.map((id): PermissionPattern => `${id}.*`)) },
    { weight: 2, arbitrary: fc.constantFrom(...verbs.map((verb) => `*.${verb}` as PermissionPattern)) },
    { weight: 1, arbitrary: fc.constant<PermissionPattern>('*.*') },
  );
}

const scopesOf = (features: readonly FeatureId[]): fc.Arbitrary<Partial<Record<FeatureId, Scope>>> =>
  fc.dictionary(fc.constantFrom(...features), fc.constantFrom(...scopes), { maxKeys: 4 });

const roleIds = ['role-1', 'role-2', 'role-3'];
const rightIds = ['right-1', 'right-2', 'right-3'];
const restrictionIds = ['restriction-1', 'restriction-2', 'restriction-3', 'restriction-4'];

/** Mostly absent, or so wide that the roles of a random model seldom fall outside it. */
const levelsOfRole: fc.Arbitrary<Role['levels']> = fc.constantFrom(
  undefined,
  undefined,
  { max: 4 },
  { min: 1 },
  { min: 1, max: 3 },
  {},
);

function modelOf(features: readonly FeatureId[]): fc.Arbitrary<AccessModel> {
  const patterns = (maxLength: number) => fc.array(pattern(features), { maxLength });
  const inside = permissionsOf(features);
  const optional = { requiredKeys: [] as [] };
  const role: fc.Arbitrary<Role> = fc
    .record(
      {
        rights: some(rightIds),
        scopes: scopesOf(features),
        levels: levelsOfRole,
        givesAs: fc.constantFrom(...roleIds),
      },
      optional,
    )
    .chain((rest) =>
      fc.record({
        grants: patterns(6),
        assigns: some(roleIds),
        administers: some(roleIds),
        rights: fc.constant(rest.rights),
        scopes: fc.constant(rest.scopes),
        levels: fc.constant(rest.levels),
        givesAs: fc.constant(rest.givesAs),
      }),
    );
  const right: fc.Arbitrary<Right> = fc.record({
    area: fc.constantFrom(...features),
    grants: patterns(3),
    brings: some(rightIds, 1),
  });
  const restriction: fc.Arbitrary<Restriction> = fc.record({
    roles: some(roleIds),
    denies: patterns(2),
    narrows: scopesOf(features),
    masks: fc.oneof(fc.constant([]), some(maskedFields)),
    group: fc.constantFrom(undefined, undefined, 'group'),
  });
  const requirement: fc.Arbitrary<Requirement> = fc.record({
    id: fc.constantFrom('requirement-1', 'requirement-2', 'requirement-3'),
    on: fc.array(pattern(features), { minLength: 1, maxLength: 2 }),
    anyOf: fc.oneof(fc.constant(undefined), patterns(2)),
    plans: fc.oneof(fc.constant(undefined), some(plans)),
    minLevel: fc.constantFrom(undefined, undefined, 1, 3),
    maxLevel: fc.constantFrom(undefined, undefined, 0, 2),
    roles: fc.oneof(fc.constant(undefined), some(roleIds)),
    flags: fc.oneof(fc.constant(undefined), some(flags)),
    metBy: fc.constantFrom(undefined, ...inside.map(({ permission }) => permission)),
  });
  const each = <T>(ids: readonly string[], arbitrary: fc.Arbitrary<T>) =>
    fc.record(Object.fromEntries(ids.map((id) => [id, arbitrary])));
  return fc.record({
    id: fc.constant('random'),
    catalogue: fc.constant(catalogue),
    level: fc.constant('workspace' as const),
    features: fc.constant(features),
    roles: each(roleIds, role),
    rights: each(rightIds, right),
    restrictions: each(restrictionIds, restriction),
    requirements: fc.array(requirement, { maxLength: 2 }),
  });
}

/** A model with every kind of rule, over some of the features of the catalogue. */
export const model: fc.Arbitrary<AccessModel> = fc
  .subarray([...featureIds], { minLength: 1 })
  // Without these features the guards would hardly ever run.
  .map((features) => featureIds.filter((id) => id === 'users' || id === 'contacts' || features.includes(id)))
  .chain(modelOf);

const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: rare });
const stranger = fc.constantFrom(...unknownIds);

const givenIn = ({ roles, rights, restrictions }: Ids) => ({
  role: mostly(fc.constantFrom(...roles), stranger),
  restrictions: mostly(some(restrictions, 2), fc.array(stranger, { maxLength: 2 })),
  grants: mostly(some(rights, 8), fc.array(stranger, { maxLength: 2 })),
});

/** The ids that a model knows. */
interface Ids {
  roles: readonly string[];
  rights: readonly string[];
  restrictions: readonly string[];
}
const randomIds: Ids = { roles: roleIds, rights: rightIds, restrictions: restrictionIds };

/** The ids of a fixed model. */
export const idsOf = ({ roles, rights, restrictions }: AccessModel): Ids => ({
  roles: Object.keys(roles),
  rights: Object.keys(rights),
  restrictions: Object.keys(restrictions),
});

/** An assignment of a member; occasionally not in force, or with ids unknown to the model. */
export const assignmentIn = (ids: Ids): fc.Arbitrary<Assignment> =>
  fc.record({
    ...givenIn(ids),
    plan: fc.constantFrom(...plans),
    level: fc.integer({ min: 0, max: 5 }),
    flags: fc.oneof(fc.constant(undefined), some(flags)),
    status: mostly(fc.constant('active' as const), fc.constantFrom(...statuses)),
  });

export const assignment = assignmentIn(randomIds);

type Targets = { [K in Target['kind']]: fc.Arbitrary<Extract<Target, { kind: K }>> };

export const targetsIn = (ids: Ids): Targets => ({
  workspace: fc.constant({ kind: 'workspace' }),
  record: row.map((columns) => ({ kind: 'record', ...columns })),
  member: fc.record({
    kind: fc.constant('member' as const),
    userId: fc.constantFrom(...userIds),
    ...givenIn(ids),
    lastOfTopRole: mostly(fc.constant(false), fc.constant(true)),
  }),
  assignment: fc.record({ kind: fc.constant('assignment' as const), ...givenIn(ids) }),
});

export const targets = targetsIn(randomIds);
