import type postgres from 'postgres';
import { afterAll, beforeEach } from 'vitest';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { sign } from '@/lib/platform/http/signature';
import { startReceiver } from '@/lib/test-support/receiver';
import { world } from '@/lib/test-support/world';
import { receivePost } from '../../channels/webhook/receive-post';
import { reply } from '../reply-to-conversation';

/** Starts the gateway of webhook channels for one file of tests. */
export async function startGateway(admin: postgres.Sql) {
  /** A messaging system, as Latchkey sees it. */
  const gateway = await startReceiver();

  const { url } = gateway;

  afterAll(gateway.close);

  beforeEach(async () => {
    await admin`delete from outbox`;
    Object.assign(gateway, { got: [], answer: 200 });
  });

  const seconds = () => Math.floor(Date.now() / 1_000);

  async function connect(owner: WorkspaceContext, kind = 'sms', outbound = url) {
    const input = {
      collection: 'channels',
      name: `${kind} ${crypto.randomUUID()}`,
      fields: { connection: 'webhook', kind, url: outbound },
    };
    const { id, secrets } = await createRecord(owner, input);
    const secret = secrets.secret ?? '';
    const receive = (message: object, signature?: string) => {
      const body = JSON.stringify(message);
      return receivePost(id, signature ?? sign(secret, body, seconds()), body);
    };
    return { id, secret, receive };
  }

  const hello = (id = crypto.randomUUID() as string) => ({
    id,
    from: { name: 'Ginevra Malatesta', phone: '+39 347 123 4541' },
    text: 'Buongiorno',
  });

  const stored = ({ workspace }: WorkspaceContext) => admin`
  select contacts.id as contact, contacts.name, phone, conversations.id as conversation, conversations.status,
    conversations.channel, conversations.seat_id, conversations.preview, kind, body, delivery
  from contacts join conversations on contact_id = contacts.id
  join messages on conversation_id = conversations.id
  where contacts.workspace_id = ${workspace.id} order by messages.at`;

  async function answered() {
    const { olga } = await world({ people: { olga: 'owner' } });
    const channel = await connect(olga);
    await channel.receive(hello());
    const conversationId = (await stored(olga))[0]?.conversation as string;
    const answer = { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() };
    const { id } = await reply(olga, answer);
    return { olga, channel, conversationId, messageId: id };
  }

  return { gateway, seconds, connect, hello, stored, answered };
}
