/** The kind of target of a permission; `decide` refuses any other. */
export const targetKinds = ['workspace', 'member', 'assignment', 'record'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Rules about the pair actor and target, which win over everything that a role gives (`guards.ts`). */
export type GuardId =
  | 'no-self-administration'
  | 'administers'
  | 'last-of-top-role'
  | 'assigns'
  | 'place'
  | 'ceiling'
  /** The act founds a workspace below, in which the actor holds the top role: it needs all that this role has (R3). */
  | 'founding';

export interface Verb {
  about: TargetKind;
  /** The target is the workspace, but the permission shows rows within the feature's scope (S0.5). */
  hasRows?: boolean;
  /**
   * Verbs of the same feature that this one requires. Holding it holds them; losing one of them loses it, by the
   * same rule.
   */
  implies?: readonly string[];
  /** In order of evaluation: the first guard that forbids is the deciding rule. */
  guards?: readonly GuardId[];
}

export interface Feature {
  group: string;
  /** The verb that opens the feature: its state is the feature's state in matrix and menu. */
  opens: string;
  verbs: Readonly<Record<string, Verb>>;
}

/** The features that a program protects. Every access model names its catalogue. */
export interface Catalogue {
  /** Headings of features, in the order of the matrix. */
  groups: readonly string[];
  features: Readonly<Record<string, Feature>>;
  /** The plans, from the smallest. */
  plans: readonly string[];
  /** Conditions of a workspace besides its plan. */
  flags: readonly string[];
  /** Fields of rows that a restriction can mask. */
  maskedFields: readonly string[];
  /** The permission, about an assignment, to give an access; `offers` evaluates it. */
  giving: string;
}

/**
 * A program that uses the engine declares its catalogue here, by declaration merging. Every permission, feature and
 * plan is typed from then on:
 *
 * `declare module '…/policy/catalogue' { interface Register { catalogue: typeof catalogue } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: programs merge their catalogue into it
export interface Register {}

export type RegisteredCatalogue = Register extends { catalogue: infer C extends Catalogue } ? C : Catalogue;

export type Group = RegisteredCatalogue['groups'][number];
export type Plan = RegisteredCatalogue['plans'][number];
export type Flag = RegisteredCatalogue['flags'][number];
export type MaskedField = RegisteredCatalogue['maskedFields'][number];
export type FeatureId = Extract<keyof RegisteredCatalogue['features'], string>;

type VerbOf<F extends FeatureId> = Extract<keyof RegisteredCatalogue['features'][F]['verbs'], string>;

/** One act on one feature: `<feature>.<verb>`. */
export type Permission = { [F in FeatureId]: `${F}.${VerbOf<F>}` }[FeatureId];

type AnyVerb = { [F in FeatureId]: VerbOf<F> }[FeatureId];

/** One permission, a whole feature (`users.*`), a verb in every feature (`*.export`), or all (`*.*`). */
export type PermissionPattern = Permission | `${FeatureId}.*` | `*.${AnyVerb | '*'}`;
