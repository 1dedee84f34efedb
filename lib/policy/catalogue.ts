/**
 * Every feature and what can be done in it. Code asks only about permissions, `<feature>.<verb>`.
 * Labels and one-sentence descriptions stand in `messages/` under `features.<id>` and `permissions.<feature>.<verb>`.
 */

/** The kind of target that a permission is about; `decide` refuses any other. */
export type TargetKind = 'workspace' | 'member' | 'assignment' | 'record';

interface Feature {
  group: 'modules' | 'settings' | 'personal' | 'organisation';
  /** The verb that opens the feature: its state is the feature's state in matrix and menu. */
  opens: string;
  verbs: Readonly<Record<string, { about: TargetKind; implies?: readonly string[] }>>;
}

const here = { about: 'workspace' } as const;
const onMember = { about: 'member' } as const;
const onAssignment = { about: 'assignment' } as const;
const onRecord = { about: 'record' } as const;

export const catalogue = {
  dashboard: { group: 'modules', opens: 'view', verbs: { view: here } },
  contacts: {
    group: 'modules',
    opens: 'view',
    verbs: {
      view: onRecord,
      create: here,
      update: onRecord,
      assign: onRecord,
      delete: onRecord,
      import: here,
      export: here,
    },
  },
  messages: {
    group: 'modules',
    opens: 'view',
    verbs: {
      view: onRecord,
      reply: onRecord,
      assign: onRecord,
      close: onRecord,
      'view-contacts': onRecord,
      'update-contacts': onRecord,
    },
  },
  shortcuts: { group: 'modules', opens: 'start', verbs: { start: here, view: here } },
  broadcasts: { group: 'modules', opens: 'view', verbs: { view: here, send: here, export: here } },
  reports: { group: 'modules', opens: 'view', verbs: { view: here, export: here } },
  settings: { group: 'settings', opens: 'view', verbs: { view: here } },
  general: { group: 'settings', opens: 'view', verbs: { view: here, update: here } },
  users: {
    group: 'settings',
    opens: 'view',
    verbs: {
      view: here,
      export: here,
      invite: onAssignment,
      assign: onAssignment,
      edit: onMember,
      revoke: onMember,
    },
  },
  roles: { group: 'settings', opens: 'view', verbs: { view: here } },
  teams: { group: 'settings', opens: 'view', verbs: { view: here, manage: here } },
  channels: { group: 'settings', opens: 'view', verbs: { view: here, connect: here, remove: here } },
  'contact-fields': { group: 'settings', opens: 'view', verbs: { view: here, manage: here } },
  integrations: { group: 'settings', opens: 'view', verbs: { view: here, connect: here, remove: here } },
  snippets: { group: 'settings', opens: 'view', verbs: { view: here, manage: here } },
  files: { group: 'settings', opens: 'view', verbs: { view: here, manage: here } },
  'whatsapp-templates': { group: 'settings', opens: 'view', verbs: { view: here, create: here } },
  'data-export': { group: 'settings', opens: 'view', verbs: { view: here, export: here } },
  profile: { group: 'personal', opens: 'view', verbs: { view: here, update: here } },
  notifications: { group: 'personal', opens: 'view', verbs: { view: here, update: here } },
  organisation: { group: 'organisation', opens: 'view', verbs: { view: here, update: here } },
  people: {
    group: 'organisation',
    opens: 'view',
    verbs: { view: here, edit: onMember, 'assign-role': onAssignment, remove: onMember },
  },
  billing: { group: 'organisation', opens: 'view', verbs: { view: here, update: here } },
} as const satisfies Record<string, Feature>;

export type FeatureId = keyof typeof catalogue;

export type Permission = {
  [F in FeatureId]: `${F}.${Extract<keyof (typeof catalogue)[F]['verbs'], string>}`;
}[FeatureId];

/** One permission, a whole feature (`users.*`), or a verb wherever it occurs (`*.export`). */
export type PermissionPattern = Permission | `${FeatureId}.*` | `*.${string}`;
