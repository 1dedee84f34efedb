import type {
  FeatureId,
  Flag,
  MaskedField,
  Permission,
  PermissionPattern,
  Plan,
  RegisteredCatalogue,
} from './catalogue';

/**
 * The rows of a permission, from the narrowest to the widest. `tree`: all of the workspace, and all of every
 * workspace below it (S0.2–S0.5).
 */
export const scopes = ['own', 'team', 'all', 'tree'] as const;
export type Scope = (typeof scopes)[number];

export const statuses = ['invited', 'upcoming', 'active', 'suspended', 'ended', 'left'] as const;
export type Status = (typeof statuses)[number];

/** A role of a model. */
export interface Role {
  /** The permissions of the role before rights are withheld and restrictions applied. */
  grants: readonly PermissionPattern[];
  /** Rights held only when an assignment grants them (S2, S4). Absent: the role offers no rights. */
  rights?: readonly string[];
  /** Rights that a new holder has unless they are taken away (S2.4). */
  initialRights?: readonly string[];
  /** The scope of features where it is not `all`. */
  scopes?: Partial<Record<FeatureId, Scope>>;
  /** Roles that a holder may give (R3). */
  assigns: readonly string[];
  /** Roles whose members a holder may edit and revoke (S1.15). */
  administers: readonly string[];
  /**
   * The role whose permissions bound what a holder may give, where they are not the holder's own (R3): a host's
   * Admin appoints the Admins of an account without seeing its pixels (S3.13).
   */
  givesAs?: string;
  /** A workspace always keeps an active holder of its top role (R2). */
  top?: boolean;
  /** Depths below the root at which the role exists, inclusive; absent: all (S0.10). */
  levels?: { min?: number; max?: number };
  /** The role that a holder has in every workspace below where they have no membership (S0.9, S3.13). */
  below?: string;
  /** The name and description of a custom role (B7); other roles have theirs in `messages/`. */
  words?: { label: string; description: string };
}

/** A bundle of permissions that an owner can give or take. */
export interface Right {
  /** The feature that offers it (S2.3); its permissions may belong to several. */
  area: FeatureId;
  grants: readonly PermissionPattern[];
  /** Other rights that come with it (S2.9–S2.11). */
  brings?: readonly string[];
}

/** A named bundle that is taken away, a narrower scope, or a mask. */
export interface Restriction {
  /** The roles that can carry it. */
  roles: readonly string[];
  denies?: readonly PermissionPattern[];
  narrows?: Partial<Record<FeatureId, Scope>>;
  masks?: readonly MaskedField[];
  /** The console hides what it denies instead of showing a lock (S1.25). */
  hides?: boolean;
  /** Plans that offer it; absent: every plan (S1.27). A member keeps it on any plan. */
  plans?: readonly Plan[];
  /** Restrictions of one group exclude each other (S1.22, S1.23). */
  group?: string;
}

/** A condition on permissions: a fact of the workspace, or another permission held. All its parts must be met. */
export interface Requirement {
  id: string;
  on: readonly PermissionPattern[];
  /** The roles that it binds; absent: every role. */
  roles?: readonly string[];
  /**
   * At least one of these permissions is held (S2.20–S2.22), evaluated by role, rights, restrictions, plans,
   * levels and flags: one `anyOf` never depends on another.
   */
  anyOf?: readonly PermissionPattern[];
  plans?: readonly Plan[];
  /** Depth of the workspace below the root, inclusive (S0.2, S0.9). */
  minLevel?: number;
  maxLevel?: number;
  /** Flags that must be true of the workspace (S2.19, S3.15). */
  flags?: readonly Flag[];
  /** Holders of this permission can make the flags true. Absent: no remedy, and the console shows no lock. */
  metBy?: Permission;
}

/** An access model, as data. */
export interface AccessModel {
  id: string;
  /** The catalogue that it gives access to. */
  catalogue: RegisteredCatalogue;
  /** Its word for a workspace; absent: workspace. */
  calls?: 'account';
  /**
   * Whether a person has a page with their account, password and access (S3.10, S3.11, S4.8); absent: their access is
   * edited in a dialog (S1.31).
   */
  personPages?: true;
  /** The level of its memberships. */
  level: 'workspace' | 'organisation';
  /** Features in the order of menus and the matrix. */
  features: readonly FeatureId[];
  /** Features that people look for and that none of its roles has: the organisation keeps them (S1.14). */
  elsewhere?: readonly FeatureId[];
  roles: Readonly<Record<string, Role>>;
  /** The role that the form for a new member proposes (S4.10). */
  initialRole?: string;
  rights: Readonly<Record<string, Right>>;
  restrictions: Readonly<Record<string, Restriction>>;
  requirements: readonly Requirement[];
}

/** The assignment of one member: everything that `compile` needs and nothing more. */
export interface Assignment {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
  plan: Plan;
  level: number;
  /** The flags that are true of the workspace. Absent: none. */
  flags?: readonly Flag[];
  /** Only `active` members have any rights (RO11). */
  status: Status;
}

/** The identity of an actor, as far as rows and guards depend on it. */
export interface Self {
  userId: string | null;
  /** Seats that the person holds. */
  seats: readonly string[];
  teams: readonly string[];
}

/** The target of a permission. Never optional: asking about "anything" is `mightEver`. */
export type Target =
  /** The workspace (or organisation) itself: pages, settings, creating unowned rows. */
  | { kind: 'workspace' }
  /** A membership. `lastOfTopRole`: no other member actively holds the top role (R2). */
  | {
      kind: 'member';
      userId: string | null;
      role: string;
      restrictions: readonly string[];
      grants: readonly string[];
      lastOfTopRole: boolean;
    }
  /** A proposed access: for an invitation, or as the result of an edit (R3). */
  | { kind: 'assignment'; role: string; restrictions: readonly string[]; grants: readonly string[] }
  /** A row of work. `seatId` is null when unassigned or when its seat is vacant. */
  | { kind: 'record'; seatId: string | null; teamId: string | null };

/**
 * The deciding rule. `id` names the role, restriction, right, requirement, scope, guard or status; for `place` the
 * role that does not exist at this depth of the tree; for `plan` the restriction that the plan does not offer; for
 * `unknown` the unrecognised id.
 */
export interface Rule {
  kind:
    | 'role'
    | 'restriction'
    | 'right'
    | 'requirement'
    | 'scope'
    | 'guard'
    | 'status'
    | 'place'
    | 'plan'
    | 'unknown';
  id: string;
  /** The id of the access model whose texts name it, so that a decision explains itself (`explain`). */
  model: string;
}

/** The change that would allow a denied permission. */
export type Remedy =
  /** Holders of these roles can lift or give it. */
  | { kind: 'lift'; by: readonly string[] }
  /** No change allows it for this person, but holders of these roles can do the act. */
  | { kind: 'ask'; by: readonly string[] }
  | { kind: 'upgrade'; plans: readonly Plan[] }
  | { kind: 'none' };

export type Denied = {
  allowed: false;
  rule: Rule;
  remedy: Remedy;
  /** The permission that was asked for; absent where something else is refused: a restriction that a plan lacks. */
  permission?: Permission;
};
export type Decision = { allowed: true; rule: Rule } | Denied;

/** The row filter of a feature, as data. `none`: no row at all. */
export type Visibility =
  | { kind: 'all' }
  | { kind: 'none' }
  /** `and`: the rows must also be among these. */
  | { kind: 'some'; seats: readonly string[]; teams: readonly string[]; and?: Visibility };

export type { FeatureId, Flag, MaskedField, Permission, PermissionPattern, Plan };
