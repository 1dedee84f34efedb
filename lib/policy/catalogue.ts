/** The kind of target that a permission is about; `decide` refuses any other. */
export const targetKinds = ['workspace', 'member', 'assignment', 'record'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Rules about the pair actor and target, which win over everything that a role gives (`guards.ts`). */
export type GuardId =
  | 'no-self-administration'
  | 'administers'
  | 'last-of-top-role'
  | 'assigns'
  | 'place'
  | 'ceiling';

export interface Verb {
  about: TargetKind;
  /** Asked about the workspace, but what it shows are rows within the feature's scope (S0.5). */
  hasRows?: boolean;
  /**
   * Verbs of the same feature without which this one makes no sense. Holding it holds them; losing one of
   * them loses it, by the same rule.
   */
  implies?: readonly string[];
  /** In the order in which they are asked: the first that forbids is the deciding rule. */
  guards?: readonly GuardId[];
}

export interface Feature {
  group: string;
  /** The verb that opens the feature: its state is the feature's state in matrix and menu. */
  opens: string;
  verbs: Readonly<Record<string, Verb>>;
}

/** What a program protects. Every access model names the catalogue that it is written for. */
export interface Catalogue {
  /** Headings for features, in the order in which the matrix shows them. */
  groups: readonly string[];
  features: Readonly<Record<string, Feature>>;
  /** What can be bought, from the smallest. */
  plans: readonly string[];
  /** What can be true of a workspace besides its plan. */
  flags: readonly string[];
  /** Fields of rows that a restriction can mask. */
  maskedFields: readonly string[];
  /** The permission, about an assignment, that `offers` asks for: giving an access. */
  giving: string;
}

/**
 * A program that uses the engine names its catalogue here, by declaration merging, and every permission, feature and
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

/** One thing that one can do: `<feature>.<verb>`. */
export type Permission = { [F in FeatureId]: `${F}.${VerbOf<F>}` }[FeatureId];

type AnyVerb = { [F in FeatureId]: VerbOf<F> }[FeatureId];

/** One permission, a whole feature (`users.*`), a verb wherever it occurs (`*.export`), or all (`*.*`). */
export type PermissionPattern = Permission | `${FeatureId}.*` | `*.${AnyVerb | '*'}`;
