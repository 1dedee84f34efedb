import type { AuditEvent } from './event-names';

/**
 * The kind of a field decides how a reader sees its value. Fields of the kind `internal` are for programs, and pages
 * leave them out. Those that begin with `context` name what the event is about, and do not change.
 */
export type FieldKind =
  | 'internal'
  | 'text'
  | 'number'
  | 'size'
  | 'moment'
  | 'day'
  | 'month'
  | 'boolean'
  | 'named'
  | 'people'
  | 'accounts'
  | 'entries'
  | 'role'
  | 'restrictions'
  | 'rights'
  | 'access'
  | 'permission'
  | 'permissions'
  | 'organisationRole'
  | 'status'
  | 'plan'
  | 'model'
  | 'flags'
  | 'locale'
  | 'country'
  | 'scopes'
  | 'endpointKinds'
  | 'workAtEnd'
  | 'duration'
  | 'outcome'
  | 'brand'
  | 'lifecycle'
  | 'contactParts'
  | 'state'
  | 'changedFields'
  | 'broadcastState'
  | 'sendingChange'
  | 'context.collection'
  | 'context.settings'
  | 'context.shared';

type Fields = Readonly<Record<string, FieldKind>>;

const none: Fields = {};
const access: Fields = { role: 'role', restrictions: 'restrictions', grants: 'rights' };
const dates: Fields = { startsAt: 'moment', endsAt: 'moment' };
const atEnd: Fields = { workAtEnd: 'workAtEnd', successorId: 'people' };
const suspension: Fields = { status: 'status', until: 'moment', reason: 'text' };
const cover: Fields = {
  ...{ covering: 'text', startsAt: 'moment', endsAt: 'moment', endedAt: 'moment' },
  ...{ coverId: 'internal', coveringId: 'internal' },
};
const viewing: Fields = { reason: 'text', viewer: 'text', startedAt: 'moment' };
const factor: Fields = { requiredFrom: 'moment', requiredOf: 'role', providerFactorCounts: 'boolean' };
const request: Fields = { permission: 'permission', requestId: 'internal' };
const closedRequest: Fields = { ...request, outcome: 'outcome' };
const role: Fields = {
  ...{ label: 'text', description: 'text', base: 'role', permissions: 'permissions', id: 'internal' },
};
const endpoint: Fields = { name: 'text', host: 'text', kinds: 'endpointKinds', isOn: 'boolean' };
const account: Fields = { firstName: 'text', lastName: 'text', website: 'text' };
const card: Fields = { brand: 'brand', lastFour: 'text', expires: 'month', suspended: 'number' };
const ofRecord: Fields = { collection: 'context.collection' };
const record: Fields = {
  ...ofRecord,
  ...{ name: 'text', state: 'state', changed: 'changedFields', to: 'text', views: 'number' },
  ...{ seatId: 'internal', pixelId: 'internal' },
};
const share: Fields = { kind: 'context.shared', accounts: 'accounts' };

/** The fields of `before` and `after` of every event, listed one by one, so that a new event cannot be left out. */
export const eventFields: Readonly<Record<AuditEvent, Fields>> = {
  'audit.format-changed': { version: 'number', seq: 'internal', hash: 'internal', timeZone: 'text' },
  'audit.checkpoint-signed': { size: 'number', checkpoint: 'internal' },
  'organisation.created': { plan: 'plan', model: 'model' },
  'organisation.plan-changed': { plan: 'plan' },
  'organisation.model-changed': { model: 'model' },
  'workspace.created': { parentId: 'internal', flags: 'flags' },
  'workspace.updated': { name: 'text', locale: 'locale', timeZone: 'text', country: 'country' },
  'workspace.factor-required': factor,
  'workspace.factor-optional': factor,
  'workspace.moved': { parent: 'named' },
  'workspace.deleted': {
    ...{ users: 'number', invited: 'number', pixels: 'number', views: 'number', applications: 'number' },
    eraseAt: 'moment',
  },
  'workspace.undeleted': none,
  'workspace.erased': none,
  'delegation.changed': { isDelegated: 'boolean' },
  'workspaces.closed': { closed: 'accounts' },
  'workspaces.reopened': { opened: 'accounts' },
  'billing.updated': { company: 'text', country: 'country' },
  'credit.topped-up': { credits: 'number', balance: 'number', reference: 'text' },
  'api-key.created': { scopes: 'scopes' },
  'api-key.revoked': none,
  'directory-token.created': { days: 'number' },
  'directory-token.revoked': none,
  'endpoint.created': endpoint,
  'endpoint.updated': endpoint,
  'endpoint.secret-rotated': none,
  'endpoint.replayed': { from: 'number' },
  'endpoint.gone': { isOn: 'boolean' },
  'endpoint.deleted': endpoint,
  'share.given': share,
  'share.ended': share,
  'team.created': { members: 'people' },
  'team.renamed': { name: 'text' },
  'team.members-changed': { added: 'people', removed: 'people' },
  'team.archived': none,
  'team.restored': none,
  'member.founded': { ...access, status: 'status' },
  'member.invited': { ...access, ...dates },
  'member.invitation-renewed': none,
  'member.invitation-revoked': access,
  'member.invitation-declined': access,
  'member.joined': access,
  'member.provisioned': { ...access, userId: 'internal' },
  'member.access-changed': { ...access, later: 'access', revertsAt: 'moment', endedAt: 'moment' },
  'member.ownership-handed-over': none,
  'member.revoked': { ...access, status: 'status', successorId: 'people' },
  'member.revocation-undone': { ...access, status: 'status' },
  'member.suspended': suspension,
  'member.reinstated': { ...access, ...suspension, endedAt: 'moment' },
  'member.dates-changed': { ...dates, ...atEnd },
  'member.ended': { ...access, ...atEnd, status: 'status', endedAt: 'moment' },
  'member.cover-arranged': cover,
  'member.cover-changed': cover,
  'member.cover-ended': cover,
  'viewing.started': { ...viewing, until: 'moment' },
  'viewing.ended': { ...viewing, endedAt: 'moment' },
  'viewing.access-started': { ...access, ...viewing, until: 'moment' },
  'viewing.access-ended': { ...access, ...viewing, endedAt: 'moment' },
  'access-request.created': {
    ...{ ...request, duration: 'duration', untilDay: 'day', isEmergency: 'boolean' },
    ...{ evaluationId: 'internal', apiKeyId: 'internal' },
  },
  'access-request.approved': { ...request, until: 'moment', reason: 'text' },
  'access-request.denied': { ...request, until: 'moment', reason: 'text' },
  'access-request.expired': closedRequest,
  'access-request.cancelled': closedRequest,
  'access-request.failed': closedRequest,
  'members.exported': {
    ...{ q: 'text', level: 'role', status: 'status', restriction: 'restrictions', team: 'entries' },
    ...{ sort: 'internal', direction: 'internal' },
  },
  'contact.resubscribed': { form: 'internal' },
  'contacts.deleted': { contacts: 'entries' },
  'contacts.exported': {
    ...{ q: 'text', assignee: 'people', team: 'entries', lifecycle: 'lifecycle', list: 'entries' },
    ...{ daily: 'text', view: 'internal', campaignId: 'internal' },
  },
  'contacts.imported': {
    ...{ filename: 'text', added: 'number', filled: 'number', leftOut: 'number', refused: 'number' },
    importId: 'internal',
  },
  'contacts.merged': { contacts: 'internal', contact: 'internal', taken: 'contactParts' },
  'reports.exported': { days: 'number', people: 'people', teams: 'entries' },
  'broadcast.sent': { at: 'moment' },
  'broadcast.turned': { state: 'broadcastState', turn: 'sendingChange' },
  'broadcasts.exported': { broadcastId: 'internal' },
  'data.export-asked': { exportId: 'internal' },
  'data.export-downloaded': { exportId: 'internal' },
  'account.created': { username: 'text' },
  'account.edited': account,
  'role.created': role,
  'role.updated': role,
  'role.deleted': role,
  'person.added': { role: 'organisationRole' },
  'person.edited': { name: 'text' },
  'person.role-changed': { role: 'organisationRole' },
  'person.removed': { role: 'organisationRole', workspaces: 'accounts' },
  'person.erased': { events: 'internal' },
  'person.suspended': { role: 'organisationRole' },
  'person.reinstated': { role: 'organisationRole' },
  'user.password-reset': none,
  'user.password-changed': none,
  'user.reset-link-made': none,
  'user.sessions-ended': none,
  'user.email-changed': { email: 'text' },
  'user.second-factor-added': none,
  'user.second-factor-removed': none,
  'user.recovery-codes-renewed': none,
  'user.recovery-code-used': none,
  'user.factor-reset-started': { startsAt: 'moment' },
  'user.factor-reset-stopped': none,
  'user.second-factor-reset': none,
  'user.authenticator-app-removed': none,
  'user.passkey-added': none,
  'user.passkey-removed': none,
  'user.passkey-renamed': none,
  'file.deleted': { size: 'size', contentType: 'internal' },
  'payment-method.added': card,
  'payment-method.removed': card,
  'payment-method.expired': card,
  'record.created': record,
  'record.updated': record,
  'record.state-changed': record,
  'record.secret-renewed': ofRecord,
  'record.assigned': record,
  'record.deleted': record,
  'record.restored': record,
  'settings.saved': { settingsForm: 'context.settings' },
};

/** The filters of an export by fields that a workspace has defined: their names contain an id. */
const isDefinedField = (event: string, field: string) =>
  event === 'contacts.exported' && field.startsWith('field.');

/** The kind of a field of an event; null for a field that this version does not write. */
export function fieldKind(event: string, field: string): FieldKind | null {
  if (isDefinedField(event, field)) return 'internal';
  const fields = Object.hasOwn(eventFields, event) ? eventFields[event as AuditEvent] : none;
  return Object.hasOwn(fields, field) ? ((fields as Fields)[field] ?? null) : null;
}
