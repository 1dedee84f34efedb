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
 * Which rows a permission reaches, from the narrowest to the widest. `tree`: all of the workspace, and all of
 * every workspace below it (S0.2–S0.5).
 */
export const scopes = ['own', 'team', 'all', 'tree'] as const;
export type Scope = (typeof scopes)[number];

export const statuses = ['invited', 'active', 'suspended', 'left'] as const;
export type Status = (typeof statuses)[number];

/** What a model gives by name. */
export interface Role {
  /** What the role holds before rights are withheld and restrictions applied. */
  grants: readonly PermissionPattern[];
  /** Rights held only when an assignment grants them (S2, S4). Absent: the role has none to give. */
  rights?: readonly string[];
  /** Rights that a new holder has unless they are taken away (S2.4). */
  initialRights?: readonly string[];
  /** The reach of a feature's permissions where it is not `all`. */
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
  /** Depths below the root at which it is held, inclusive; absent: everywhere (S0.10). */
  levels?: { min?: number; max?: number };
  /** The role that a holder has in every workspace below without a place there (S0.9, S3.13). */
  below?: string;
  /** What an organisation calls a role of its own (B7); others have their words in `messages/`. */
  words?: { label: string; description: string };
}

/** A bundle of permissions that an owner can give or take. */
export interface Right {
  /** The feature that it is offered under (S2.3); what it gives may lie in several. */
  area: FeatureId;
  grants: readonly PermissionPattern[];
  /** Other rights that come with it (S2.9–S2.11). */
  brings?: readonly string[];
}

/** A named bundle that is taken away, a narrower scope, or a mask. */
export interface Restriction {
  /** The roles it can be put on. */
  roles: readonly string[];
  denies?: readonly PermissionPattern[];
  narrows?: Partial<Record<FeatureId, Scope>>;
  masks?: readonly MaskedField[];
  /** What it denies is absent from the console instead of standing there with a lock (S1.25). */
  hides?: boolean;
  /** Plans on which it is offered; absent: every plan (S1.27). Once put on, it holds on any plan. */
  plans?: readonly Plan[];
  /** Restrictions in one group exclude each other (S1.22, S1.23). */
  group?: string;
}

/** A condition on permissions: what is true of the workspace, or what else is held. All its parts have to be met. */
export interface Requirement {
  id: string;
  on: readonly PermissionPattern[];
  /** The roles that it binds; absent: every role. */
  roles?: readonly string[];
  /**
   * At least one of these permissions is held (S2.20–S2.22), judged by role, rights, restrictions, plans,
   * levels and flags: one `anyOf` never rests on another.
   */
  anyOf?: readonly PermissionPattern[];
  plans?: readonly Plan[];
  /** Depth of the workspace below the root, inclusive (S0.2, S0.9). */
  minLevel?: number;
  maxLevel?: number;
  /** What has to be true of the workspace (S2.19, S3.15). */
  flags?: readonly Flag[];
  /** Who holds this permission can make the flags true. Absent: nobody can, and the console shows no lock. */
  metBy?: Permission;
}

/** An access model, as data. */
export interface AccessModel {
  id: string;
  /** What it gives access to. */
  catalogue: RegisteredCatalogue;
  /** What it calls a workspace; absent: so. */
  calls?: 'account';
  /** Where its roles are held. */
  level: 'workspace' | 'organisation';
  /** Features in the order in which menus and the matrix show them. */
  features: readonly FeatureId[];
  /** Features that people look for and that none of its roles has: the organisation keeps them (S1.14). */
  elsewhere?: readonly FeatureId[];
  roles: Readonly<Record<string, Role>>;
  /** The role that adding someone proposes (S4.10). */
  initialRole?: string;
  rights: Readonly<Record<string, Right>>;
  restrictions: Readonly<Record<string, Restriction>>;
  requirements: readonly Requirement[];
}

/** What one member has been given: everything that `compile` needs and nothing more. */
export interface Assignment {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
  plan: Plan;
  level: number;
  /** What is true of the workspace. Absent: nothing is. */
  flags?: readonly Flag[];
  /** Only `active` members have any rights (RO11). */
  status: Status;
}

/** Who asks, as far as rows and guards depend on it. */
export interface Self {
  userId: string | null;
  /** Seats that the person holds. */
  seats: readonly string[];
  teams: readonly string[];
}

/** What a permission is asked about. Never optional: asking about "anything" is `mightEver`. */
export type Target =
  /** The workspace (or organisation) itself: pages, settings, creating something unowned. */
  | { kind: 'workspace' }
  /** A person's place. `lastOfTopRole`: nobody else actively holds the top role (R2). */
  | {
      kind: 'member';
      userId: string | null;
      role: string;
      restrictions: readonly string[];
      grants: readonly string[];
      lastOfTopRole: boolean;
    }
  /** An access that would be given: to an invited person, or as the outcome of an edit (R3). */
  | { kind: 'assignment'; role: string; restrictions: readonly string[]; grants: readonly string[] }
  /** A row of work. `seatId` is null when unassigned or when its seat is vacant. */
  | { kind: 'record'; seatId: string | null; teamId: string | null };

/**
 * What decided. `id` names the role, restriction, right, requirement, scope, guard or status; for `place` the
 * role that is not held at this depth of the tree; for `plan` the restriction that the plan does not offer; for
 * `unknown` whatever was not recognised.
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
  /** The id of the access model whose words name it, so that a decision explains itself (`explain`). */
  model: string;
}

/** What would open a denied permission. */
export type Remedy =
  /** Holders of these roles can lift or give it. */
  | { kind: 'lift'; by: readonly string[] }
  /** Nobody can lift it for this person, but holders of these roles can do the thing. */
  | { kind: 'ask'; by: readonly string[] }
  | { kind: 'upgrade'; plans: readonly Plan[] }
  | { kind: 'none' };

export type Denied = { allowed: false; rule: Rule; remedy: Remedy };
export type Decision = { allowed: true; rule: Rule } | Denied;

/** The row filter of a feature, as data. `none`: no row at all. */
export type Visibility =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'some'; seats: readonly string[]; teams: readonly string[] };

export type { FeatureId, Flag, MaskedField, Permission, PermissionPattern, Plan };
