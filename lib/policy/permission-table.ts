import type {
  Catalogue,
  FeatureId,
  GuardId,
  Permission,
  PermissionPattern,
  TargetKind,
  Verb,
} from './catalogue';

/** A permission with the facts that the engine needs. */
export interface PermissionFacts {
  permission: Permission;
  feature: FeatureId;
  verb: string;
  about: TargetKind;
  /** It shows or changes rows, which the feature's scope filters. */
  hasRows: boolean;
  /** Its index in a bit set. */
  index: number;
  /** Permissions that come with it; it is lost without any of them. */
  implies: readonly Permission[];
  guards: readonly GuardId[];
}

const tables = new WeakMap<Catalogue, ReadonlyMap<string, PermissionFacts>>();

/** Every permission of a catalogue, in its order. Made once for each catalogue. */
export function tableOf(catalogue: Catalogue): ReadonlyMap<string, PermissionFacts> {
  const table = tables.get(catalogue) ?? build(catalogue);
  tables.set(catalogue, table);
  return table;
}

function build(catalogue: Catalogue): ReadonlyMap<string, PermissionFacts> {
  const table = new Map<string, PermissionFacts>();
  for (const feature of featuresOf(catalogue)) {
    const verbs: Readonly<Record<string, Verb>> = catalogue.features[feature]?.verbs ?? {};
    for (const [verb, { about, implies = [], hasRows = about === 'record', guards = [] }] of Object.entries(
      verbs,
    )) {
      table.set(`${feature}.${verb}`, {
        permission: `${feature}.${verb}` as Permission,
        feature,
        verb,
        about,
        hasRows,
        index: table.size,
        implies: implies.map((other) => `${feature}.${other}` as Permission),

        guards,
      });
    }
  }
  return table;
}

/** The features of a catalogue, in its order. */
export const featuresOf = (catalogue: Catalogue) => Object.keys(catalogue.features) as FeatureId[];

/** The facts of a permission; undefined for an unknown one (RO6). */
export function factsOf(catalogue: Catalogue, permission: string): PermissionFacts | undefined {
  return tableOf(catalogue).get(permission);
}

/** The permission that opens a feature: its state is the feature's. */
export function opening(catalogue: Catalogue, feature: FeatureId): Permission {
  return `${feature}.${catalogue.features[feature]?.opens}` as Permission;
}

/** Every permission of these features, feature by feature. */
export function permissionsOf(catalogue: Catalogue, features: readonly FeatureId[]): PermissionFacts[] {
  const all = [...tableOf(catalogue).values()];
  return features.flatMap((feature) => all.filter((facts) => facts.feature === feature));
}

/** The permissions among `all` that match a list of patterns. */
export function expand(
  patterns: readonly PermissionPattern[],
  all: readonly PermissionFacts[],
): Set<Permission> {
  const matches = new Set<Permission>();
  for (const pattern of patterns) {
    const dot = pattern.indexOf('.');
    const feature = pattern.slice(0, dot);
    const verb = pattern.slice(dot + 1);
    for (const facts of all) {
      if ((feature === '*' || feature === facts.feature) && (verb === '*' || verb === facts.verb)) {
        matches.add(facts.permission);
      }
    }
  }
  return matches;
}

/** The set with everything that its members imply. */
export function withImplied(catalogue: Catalogue, permissions: Set<Permission>): Set<Permission> {
  // A set visits members added during the iteration, so this reaches the whole closure.
  for (const permission of permissions) {
    for (const implied of factsOf(catalogue, permission)?.implies ?? []) permissions.add(implied);
  }
  return permissions;
}

/** The set with every permission that requires one of its members. */
export function withDependents(
  permissions: Set<Permission>,
  all: readonly PermissionFacts[],
): Set<Permission> {
  for (const permission of permissions) {
    for (const facts of all) if (facts.implies.includes(permission)) permissions.add(facts.permission);
  }
  return permissions;
}
