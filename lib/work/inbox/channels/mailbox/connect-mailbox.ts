import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { loggedRecord } from '@/lib/work/deliveries/logged-record';
import { createRecord } from '@/lib/work/records/change/create-record';
import { recordChange } from '@/lib/work/records/change/record-change';
import { channels } from '../channels';
import { findMailboxWithin, type MailboxRow, saveMailbox } from './internal/mailbox-row';
import type { MailboxSignIn } from './mailbox-input';
import { type InboxPosition, type SignInFaults, trySignIn } from './try-sign-in';

/** Signing in at other servers must not serve to guess passwords or to search networks. */
const limit: Limit = { name: 'mailbox-sign-in', most: 30, minutes: 10 };

/** The faults of the sign-ins; `id` of the connected channel, where there were none. */
export type Connected = { faults: SignInFaults } & ({ id: string } | { id: null });

/**
 * Signs in at both servers of a mailbox, and tells which of them refused and why.
 *
 * @throws Denied (S1.16, S1.20) · Throttled
 */
export async function testMailbox(ctx: WorkspaceContext, input: MailboxSignIn): Promise<SignInFaults> {
  return (await attempt(ctx, input)).faults;
}

/**
 * Connects a mailbox as an email channel, after signing in at both of its servers. Mail that is in the inbox already
 * is not read.
 *
 * @throws Denied (S1.16, S1.20) · Throttled · Invalid, also on `name` when it is taken
 */
export async function connectMailbox(
  ctx: WorkspaceContext,
  { name, ...input }: MailboxSignIn & { name: string },
): Promise<Connected> {
  const { faults, position } = await attempt(ctx, input);
  if (!position || faults.smtp) return { faults, id: null };
  const kinds = {
    collections: [channels],
    settingsForms: [],
    effects: {},
    reach: {},
    checks: {},
    computed: {},
    saved: {},
    faults: {},
    uses: {},
    references: {},
    sent: {},
  };
  const record = { collection: channels.id, name, fields: { connection: 'mailbox' } };
  const { id } = await createRecord(kinds, ctx, record, async (tx, actor, channelId) => {
    const key = { workspaceId: actor.workspace.id, channelId };
    await saveMailbox(tx, key, input, position);
    await enqueue(tx, { kind: 'mailbox', ...key });
  });
  return { faults, id };
}

/**
 * Replaces the sign-in of a connected mailbox, after testing it. The password is always asked for: otherwise it could
 * be sent to another server by changing the host.
 *
 * @throws NotFound · Denied (S1.16, S1.20) · Throttled · Invalid for a channel with another connection
 */
export async function changeSignIn(
  ctx: WorkspaceContext,
  { recordId, ...input }: MailboxSignIn & { recordId: string },
): Promise<Connected> {
  const { faults, position } = await attempt(ctx, input);
  if (!position || faults.smtp) return { faults, id: null };
  await changingWork(ctx, async (tx, actor) => {
    const record = await loggedRecord(tx, actor, { collection: channels.id, recordId }, 'retry');
    if (record.fields.connection !== 'mailbox') throw new Invalid({ '': 'invalid' });
    const key = { workspaceId: actor.workspace.id, channelId: record.id };
    const before = await findMailboxWithin(tx, key);
    await saveMailbox(tx, key, input, positionAfter(before, input, position));
    if (!before) await enqueue(tx, { kind: 'mailbox', ...key });
    await recordChange(tx, actor, channels, { event: 'record.updated', record });
  });
  return { faults, id: recordId };
}

async function attempt(ctx: WorkspaceContext, input: MailboxSignIn) {
  authorize(ctx, channels.needs.create, { kind: 'workspace' });
  await takeAttempt(limit, ctx.workspace.id);
  return trySignIn(input);
}

/** The same inbox is read on from where it was left. */
function positionAfter(
  before: MailboxRow | undefined,
  input: MailboxSignIn,
  { uidValidity, lastUid }: InboxPosition,
): InboxPosition {
  const isSame =
    before?.imapHost === input.imap.host &&
    before.username === input.username &&
    before.uidValidity === uidValidity;
  return { uidValidity, lastUid: isSame ? before.lastUid : lastUid };
}
