/**
 * Every feature and what can be done in it. Code asks only about permissions, `<feature>.<verb>`.
 * Labels and one-sentence descriptions stand in `messages/` under `features.<id>` and `permissions.<feature>.<verb>`.
 */

/** The kind of target that a permission is about; `decide` refuses any other. */
export const targetKinds = ['workspace', 'member', 'assignment', 'record'] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Verb {
  about: TargetKind;
  /** Asked about the workspace, but what it shows are rows within the feature's reach (S0.5). */
  hasRows?: boolean;
  /**
   * Verbs of the same feature without which this one makes no sense. Holding it holds them; losing one of
   * them loses it, by the same rule.
   */
  implies?: readonly string[];
}

interface Feature {
  group: Group;
  /** The verb that opens the feature: its state is the feature's state in matrix and menu. */
  opens: string;
  verbs: Readonly<Record<string, Verb>>;
}

export const groups = ['modules', 'settings', 'personal', 'organisation'] as const;
export type Group = (typeof groups)[number];

const here = { about: 'workspace' } as const;
const rows = { about: 'record' } as const;
/** The same, for what can only be done by who can see the feature. */
const inside = { about: 'workspace', implies: ['view'] } as const;
const onMember = { about: 'member', implies: ['view'] } as const;
const onAssignment = { about: 'assignment', implies: ['view'] } as const;
const onRecord = { about: 'record', implies: ['view'] } as const;

/** Rows that are asked about as a whole, as figures are. */
const figures = { about: 'workspace', hasRows: true } as const;
const figuresInside = { ...figures, implies: ['view'] } as const;

/** The verbs of features that are alike. */
const kept = { view: here, update: inside } as const;
const managed = { view: here, manage: inside } as const;
const edited = { view: here, create: inside, update: inside, delete: inside } as const;
const sent = { send: inside, schedule: inside, suspend: inside, requeue: inside } as const;
const campaigns = { ...edited, ...sent, report: inside, export: inside } as const;

export const catalogue = {
  dashboard: { group: 'modules', opens: 'view', verbs: { view: here } },
  contacts: {
    group: 'modules',
    opens: 'view',
    verbs: {
      view: rows,
      create: inside,
      update: onRecord,
      assign: onRecord,
      delete: onRecord,
      import: inside,
      export: inside,
      /** Changing, assigning or deleting several in one act (S2.9, S2.10). */
      bulk: inside,
    },
  },
  messages: {
    group: 'modules',
    opens: 'view',
    verbs: {
      view: rows,
      reply: onRecord,
      assign: onRecord,
      close: onRecord,
      'view-contacts': onRecord,
      'update-contacts': onRecord,
    },
  },
  shortcuts: { group: 'modules', opens: 'view', verbs: { view: here, start: inside, manage: inside } },
  broadcasts: { group: 'modules', opens: 'view', verbs: { view: here, send: inside, export: inside } },
  reports: { group: 'modules', opens: 'view', verbs: { view: figures, export: figuresInside } },
  sending: { group: 'modules', opens: 'send', verbs: { send: here } },
  groups: { group: 'modules', opens: 'view', verbs: edited },
  lists: { group: 'modules', opens: 'view', verbs: { ...edited, export: inside } },
  forms: { group: 'modules', opens: 'view', verbs: { ...edited, publish: inside, hide: inside } },
  unsubscribed: { group: 'modules', opens: 'view', verbs: { view: here, resubscribe: inside } },
  sharing: { group: 'modules', opens: 'share', verbs: { share: here } },
  'email-campaigns': { group: 'modules', opens: 'view', verbs: { ...campaigns, test: inside } },
  'sms-campaigns': { group: 'modules', opens: 'view', verbs: campaigns },
  templates: { group: 'modules', opens: 'view', verbs: { ...edited, activate: inside, deactivate: inside } },
  'facebook-ads': {
    group: 'modules',
    opens: 'view',
    verbs: { ...edited, schedule: inside, launch: inside, suspend: inside, report: inside },
  },
  'landing-pages': { group: 'modules', opens: 'view', verbs: { ...edited, publish: inside, hide: inside } },
  automations: { group: 'modules', opens: 'view', verbs: edited },
  pixels: {
    group: 'modules',
    opens: 'view',
    verbs: { view: rows, create: inside, update: onRecord, assign: onRecord, delete: onRecord },
  },
  applications: {
    group: 'modules',
    opens: 'view',
    verbs: { view: here, 'view-all': inside, manage: { about: 'workspace', implies: ['view-all'] } },
  },
  settings: { group: 'settings', opens: 'view', verbs: { view: here } },
  general: { group: 'settings', opens: 'view', verbs: { view: here, update: inside } },
  users: {
    group: 'settings',
    opens: 'view',
    verbs: {
      view: here,
      export: inside,
      /** Giving a first access to someone: asked about the access. */
      invite: onAssignment,
      /** Giving another access to a member: asked about the access that they would have. */
      assign: onAssignment,
      /** Changing a member's access at all: asked about the member as they are. */
      edit: onMember,
      revoke: onMember,
    },
  },
  /** Making a link with which somebody else chooses a new password (S3.11). It is no change of their access. */
  passwords: { group: 'settings', opens: 'reset', verbs: { reset: { about: 'member' } } },
  /** What is written down of an account besides its access (S4.8). A name is no access. */
  profiles: { group: 'settings', opens: 'update', verbs: { update: { about: 'member' } } },
  roles: { group: 'settings', opens: 'view', verbs: { view: here } },
  teams: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  channels: { group: 'settings', opens: 'view', verbs: { view: here, connect: inside, remove: inside } },
  'contact-fields': { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  integrations: { group: 'settings', opens: 'view', verbs: { view: here, connect: inside, remove: inside } },
  snippets: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  files: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  'whatsapp-templates': { group: 'settings', opens: 'view', verbs: { view: here, create: inside } },
  'data-export': { group: 'settings', opens: 'view', verbs: { view: here, export: inside } },
  account: { group: 'settings', opens: 'view', verbs: kept },
  'sub-accounts': {
    group: 'settings',
    opens: 'view',
    verbs: { view: here, create: inside, update: inside, move: inside, close: inside },
  },
  'hosted-accounts': {
    group: 'settings',
    opens: 'view',
    verbs: { view: here, create: inside, restore: inside },
  },
  delegation: { group: 'settings', opens: 'view', verbs: kept },
  'account-deletion': { group: 'settings', opens: 'delete', verbs: { delete: here } },
  managers: { group: 'settings', opens: 'view', verbs: { view: here } },
  attributes: { group: 'settings', opens: 'view', verbs: managed },
  calculations: { group: 'settings', opens: 'view', verbs: managed },
  'test-list': { group: 'settings', opens: 'view', verbs: { ...managed, add: inside } },
  'default-settings': { group: 'settings', opens: 'view', verbs: kept },
  analytics: { group: 'settings', opens: 'view', verbs: kept },
  'social-channels': { group: 'settings', opens: 'view', verbs: kept },
  senders: { group: 'settings', opens: 'view', verbs: managed },
  domains: { group: 'settings', opens: 'view', verbs: managed },
  'dedicated-ips': { group: 'settings', opens: 'view', verbs: managed },
  'email-to-sms': { group: 'settings', opens: 'view', verbs: managed },
  'api-keys': { group: 'settings', opens: 'view', verbs: { view: here, create: inside, revoke: inside } },
  webhooks: { group: 'settings', opens: 'view', verbs: { view: here, create: inside, delete: inside } },
  'prepaid-credit': { group: 'settings', opens: 'view', verbs: { view: here, 'top-up': inside } },
  'company-profile': { group: 'organisation', opens: 'view', verbs: kept },
  subscription: { group: 'organisation', opens: 'view', verbs: kept },
  payment: { group: 'organisation', opens: 'view', verbs: kept },
  profile: { group: 'personal', opens: 'view', verbs: { view: here, update: inside } },
  notifications: { group: 'personal', opens: 'view', verbs: { view: here, update: inside } },
  organisation: { group: 'organisation', opens: 'view', verbs: { view: here, update: inside } },
  people: {
    group: 'organisation',
    opens: 'view',
    verbs: {
      view: here,
      /** Name and details (S1.34); not an access, so one's own may be edited. */
      edit: onMember,
      /** Changing a person's organisation role at all: asked about the person as they are. */
      'edit-role': onMember,
      /** Giving an organisation role: asked about the access that they would have. */
      'assign-role': onAssignment,
      remove: onMember,
    },
  },
  billing: { group: 'organisation', opens: 'view', verbs: { view: here, update: inside } },
} as const satisfies Record<string, Feature>;

export type FeatureId = keyof typeof catalogue;

export type Permission = {
  [F in FeatureId]: `${F}.${Extract<keyof (typeof catalogue)[F]['verbs'], string>}`;
}[FeatureId];

type Verbs = { [F in FeatureId]: Extract<keyof (typeof catalogue)[F]['verbs'], string> }[FeatureId];

/** One permission, a whole feature (`users.*`), a verb wherever it occurs (`*.export`), or all (`*.*`). */
export type PermissionPattern = Permission | `${FeatureId}.*` | `*.${Verbs | '*'}`;
