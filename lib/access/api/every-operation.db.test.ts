import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRequest } from '@/lib/access/members/requests/create-request';
import { createRecord, operations } from '@/lib/modules';
import { apiKeyOf, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

interface Journey {
  bea: WorkspaceContext;
  ann: WorkspaceContext;
  channelId: string;
  /** Bodies of the answers so far, by operation. */
  got: Record<string, Record<string, unknown>>;
}

type Call = (journey: Journey) => string | [string, object] | Promise<string | [string, object]>;

const memberOf = ({ bea }: Journey) => `/members/${bea.member.id}`;
const inviteeOf = ({ got }: Journey) =>
  `/invitations/${(got.inviteMembers?.invited as { memberId: string }[] | undefined)?.[0]?.memberId}`;
const contactOf = ({ got }: Journey) => `/contacts/${got.createContact?.id}`;
const coverOf = ({ got }: Journey) => `/covers/${got.startCover?.coverId}`;
const teamOf = ({ got }: Journey) => `/teams/${got.createTeam?.id}`;
const roleOf = ({ got }: Journey) => `/roles/${got.createRole?.id}`;
const request = async ({ bea }: Journey, permission: 'users.view' | 'reports.export') => {
  const { id } = await createRequest(bea, { permission, note: 'Please', duration: 'today', untilDay: null });
  return `/access-requests/${id}`;
};
const day = '2099-12-31';

/** A call of each operation that succeeds, in the order in which they can follow each other. */
const calls: Record<string, Call> = {
  createContact: () => ['POST /contacts', { name: 'Zoé', phone: '+39061234567' }],
  getContact: (journey) => `GET ${contactOf(journey)}`,
  listContacts: () => 'GET /contacts',
  updateContact: (journey) => [`PATCH ${contactOf(journey)}`, { name: 'Zoé B' }],
  listContactChannels: (journey) => `GET ${contactOf(journey)}/channels`,
  messageContact: (journey) => [
    `POST ${contactOf(journey)}/messages`,
    { channelId: journey.channelId, text: 'Ciao' },
  ],
  listGroups: () => 'GET /groups',
  sendMessage: () => ['POST /messages', { to: { phone: '+39 06 9999 0000' }, text: 'Ciao' }],
  inviteMembers: () => ['POST /invitations', { emails: ['ada@example.com', 'no'], role: 'basic' }],
  getInvitationLink: (journey) => `GET ${inviteeOf(journey)}/link`,
  renewInvitation: (journey) => `POST ${inviteeOf(journey)}/renew`,
  listMembers: () => 'GET /members',
  revokeInvitation: (journey) => `DELETE ${inviteeOf(journey)}`,
  listAccessRequests: async (journey) => {
    await request(journey, 'users.view');
    return 'GET /access-requests';
  },
  getAccessRequest: async (journey) => `GET ${await request(journey, 'users.view')}`,
  refuseAccessRequest: async (journey) => [
    `POST ${await request(journey, 'reports.export')}/refuse`,
    { reason: 'No' },
  ],
  grantAccessRequest: async (journey) => [
    `POST ${await request(journey, 'users.view')}/grant`,
    { duration: 'hours' },
  ],
  changeAccess: (journey) => [`PATCH ${memberOf(journey)}`, { role: 'advanced', until: day }],
  startCover: (journey) => [`POST ${memberOf(journey)}/covers`, { byId: journey.ann.member.id, endsOn: day }],
  listCovers: (journey) => `GET ${memberOf(journey)}/covers`,
  changeCover: (journey) => [
    `PUT ${coverOf(journey)}`,
    { byId: journey.ann.member.id, endsOn: '2099-12-30', version: 1 },
  ],
  endCover: (journey) => `DELETE ${coverOf(journey)}`,
  setDates: (journey) => [`PUT ${memberOf(journey)}/dates`, { startsOn: null, endsOn: day }],
  suspendMember: (journey) => [`POST ${memberOf(journey)}/suspend`, { reason: 'On leave' }],
  getMember: (journey) => `GET ${memberOf(journey)}`,
  reinstateMember: (journey) => `POST ${memberOf(journey)}/reinstate`,
  endSessions: (journey) => `POST ${memberOf(journey)}/sign-out`,
  revokeAccess: (journey) => [`POST ${memberOf(journey)}/revoke`, { successorId: journey.ann.member.id }],
  undoRevocation: ({ got }) => `POST /revocations/${got.revokeAccess?.revocationId}/undo`,
  createRole: () => ['POST /roles', { base: 'advanced', label: 'Reporter', permissions: ['reports.view'] }],
  listRoles: () => 'GET /roles',
  updateRole: (journey) => [`PATCH ${roleOf(journey)}`, { label: 'Reader' }],
  getRole: (journey) => `GET ${roleOf(journey)}`,
  deleteRole: (journey) => `DELETE ${roleOf(journey)}`,
  listAuditEvents: () => 'GET /audit-events?size=100',
  listMemberHistory: (journey) => `GET ${memberOf(journey)}/history`,
};

/** The same in a model with teams. */
const teamCalls: Record<string, Call> = {
  createTeam: ({ bea }) => ['POST /teams', { name: 'Paris', memberIds: [bea.member.id] }],
  getTeam: (journey) => `GET ${teamOf(journey)}`,
  listTeams: () => 'GET /teams',
  renameTeam: (journey) => [`PATCH ${teamOf(journey)}`, { name: 'Lyon', version: 1 }],
  changeTeamMembers: (journey) => [`POST ${teamOf(journey)}/members`, { add: [journey.ann.member.id] }],
  archiveTeam: (journey) => [`POST ${teamOf(journey)}/archive`, {}],
  restoreTeam: (journey) => `POST ${teamOf(journey)}/restore`,
};

/** Makes the calls with a key of a person, each write twice, and compares the answers with the declarations. */
async function walk(of: WorkspaceContext, calls: Record<string, Call>, journey: Journey) {
  const token = await apiKeyOf(of);
  for (const [id, call] of Object.entries(calls)) {
    const [asked, sent] = [await call(journey)].flat() as [string, object?];
    const once = { 'idempotency-key': crypto.randomUUID() };
    const { status, body } = await askApi(token, asked, sent, once);
    const declared = operations.find((operation) => operation.id === id);
    expect({ id, status, body }).toMatchObject({ id, status: declared?.status });
    if (declared?.method !== 'GET') {
      const before = await storedOf(admin, of);
      const repeated = await askApi(token, asked, sent, once);
      expect({ id, body: repeated.body, stored: await storedOf(admin, of) }).toEqual({
        ...{ id, body, stored: before },
      });
    }
    journey.got[id] = body as unknown as Record<string, unknown>;
  }
}

const recordedIn = async ({ workspace: { id } }: WorkspaceContext) =>
  (await admin`select event from audit_events where workspace_id = ${id}`).map(({ event }) => event);

test('B13 KE2 RV5 every documented operation does its work once, and answers as the document says', async () => {
  const { pia, bea, ann } = await world({
    model: 'account-tree',
    people: { pia: 'parent-admin', bea: 'basic', ann: 'advanced' },
  });
  const fields = { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/out' };
  const { id: channelId } = await createRecord(pia, { collection: 'channels', name: 'SMS', fields });
  const documented = operations.map(({ id }) => id).sort();
  expect(Object.keys({ ...calls, ...teamCalls }).sort()).toEqual(documented);
  await walk(pia, calls, { bea, ann, channelId, got: {} });
  // Each write has its event in the trail (R7).
  const events = ['member.suspended', 'member.revoked', 'member.revocation-undone', 'member.cover-ended'];
  expect(await recordedIn(pia)).toEqual(expect.arrayContaining(events));
});

test('B13 KE2 RV5 every operation on teams does its work once, and answers as the document says', async () => {
  const { olga, bea, ann } = await world({ people: { olga: 'owner', bea: 'agent', ann: 'agent' } });
  const journey: Journey = { bea, ann, channelId: '', got: {} };
  await walk(olga, teamCalls, journey);
  expect(journey.got.getTeam).toMatchObject({ name: 'Paris', isArchived: false, members: 1 });
  const { body } = await askApi(await apiKeyOf(olga), `GET /members?teamId=${journey.got.createTeam?.id}`);
  expect((body as unknown as { data: object[] }).data).toMatchObject([{ name: 'ann' }, { name: 'bea' }]);
  const events = ['team.created', 'team.renamed', 'team.members-changed', 'team.archived', 'team.restored'];
  expect(await recordedIn(olga)).toEqual(expect.arrayContaining(events));
});
