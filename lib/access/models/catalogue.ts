import type { Catalogue } from '@/lib/policy/catalogue';

/**
 * Every feature and its permissions. Code checks permissions only, `<feature>.<verb>`. `messages/` holds labels and
 * one-sentence descriptions under `features.<id>` and `permissions.<feature>.<verb>`.
 */

const here = { about: 'workspace' } as const;
const rows = { about: 'record' } as const;
/** The same, only for people who can see the feature. */
const inside = { about: 'workspace', implies: ['view'] } as const;
/** Founding a workspace below, by those who have all that its top role has (R3). */
const founding = { ...inside, guards: ['founding'] } as const;
/** Changing a member's access: never the actor's own (R1), only of administered members (S1.15), never the last holder's (R2). */
const onMember = {
  about: 'member',
  implies: ['view'],
  guards: ['no-self-administration', 'administers', 'last-of-top-role'],
} as const;
/** Giving an access: an assignable role that exists at this depth, nothing wider than the actor's access (R3, S0.10). */
const onAssignment = {
  about: 'assignment',
  implies: ['view'],
  guards: ['assigns', 'place', 'ceiling'],
} as const;
const onRecord = { about: 'record', implies: ['view'] } as const;

/** Rows that are shown only as totals, such as figures. */
const figures = { about: 'workspace', hasRows: true } as const;
const figuresInside = { ...figures, implies: ['view'] } as const;

/** The verbs that several features share. */
const kept = { view: here, update: inside } as const;
const managed = { view: here, manage: inside } as const;
const edited = { view: here, create: inside, update: inside, delete: inside } as const;
const sent = { send: inside, schedule: inside, suspend: inside, requeue: inside } as const;
const campaigns = { ...edited, ...sent, report: inside, export: inside } as const;

const features = {
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
  templates: {
    group: 'modules',
    opens: 'view',
    /** About a template as a row of its creator, so that a role can be limited to its holders' own (S0.4). */
    verbs: { ...edited, activate: onRecord, deactivate: onRecord },
  },
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
      /** Giving a first access to a person: the target is the access. */
      invite: onAssignment,
      /** Giving another access to a member: the target is the access after the change. */
      assign: onAssignment,
      /** Changing a member's access at all: the target is the member before the change. */
      edit: onMember,
      revoke: onMember,
      /**
       * Making a link with which another person chooses a new password (S3.11). It does not change their access, so the
       * last holder of the top role can be helped too.
       */
      'reset-password': { ...onMember, guards: ['no-self-administration', 'administers'] },
    },
  },
  /** The details of an account besides its access (S4.8). A name gives no access. */
  profiles: {
    group: 'settings',
    opens: 'update',
    verbs: { update: { about: 'member', guards: ['administers'] } },
  },
  roles: { group: 'settings', opens: 'view', verbs: { view: here } },
  teams: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  channels: { group: 'settings', opens: 'view', verbs: { view: here, connect: inside, remove: inside } },
  'contact-fields': { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  integrations: { group: 'settings', opens: 'view', verbs: { view: here, connect: inside, remove: inside } },
  snippets: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  files: { group: 'settings', opens: 'view', verbs: { view: here, manage: inside } },
  'whatsapp-templates': { group: 'settings', opens: 'view', verbs: { view: here, create: inside } },
  'daily-exports': { group: 'settings', opens: 'view', verbs: managed },
  'data-export': { group: 'settings', opens: 'view', verbs: { view: here, export: inside } },
  account: { group: 'settings', opens: 'view', verbs: kept },
  'sub-accounts': {
    group: 'settings',
    opens: 'view',
    verbs: { view: here, create: founding, update: inside, move: inside, close: inside },
  },
  'hosted-accounts': {
    group: 'settings',
    opens: 'view',
    verbs: { view: here, create: founding, restore: inside },
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
  'ad-accounts': { group: 'settings', opens: 'view', verbs: managed },
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
      /** Name and details (S1.34); not an access, so a person may edit their own. */
      edit: { ...onMember, guards: ['administers'] },
      /** Changing a person's organisation role at all: the target is the person before the change. */
      'edit-role': onMember,
      /** Giving an organisation role: the target is the access after the change. */
      'assign-role': onAssignment,
      remove: onMember,
    },
  },
  billing: { group: 'organisation', opens: 'view', verbs: { view: here, update: inside } },
} as const satisfies Catalogue['features'];

/** The features that Latchkey protects: the input of the policy engine beside the access models. */
export const catalogue = {
  groups: ['modules', 'settings', 'personal', 'organisation'],
  features,
  /** The plans, from the smallest. */
  plans: ['starter', 'growth', 'advanced', 'enterprise'],
  /** Conditions of a workspace besides its plan: those of S0 (prepaid), S2.15, S2.19 and S3.15. */
  flags: ['prepaid', 'payment-method', 'ad-account', 'delegated'],
  /** Contact fields that a restriction can mask (S1.26). */
  maskedFields: ['phone', 'email'],
  giving: 'users.assign',
} as const satisfies Catalogue;

declare module '@/lib/policy/catalogue' {
  interface Register {
    catalogue: typeof catalogue;
  }
}

export const { plans, flags, maskedFields } = catalogue;
