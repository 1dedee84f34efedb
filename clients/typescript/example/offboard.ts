import { latchkey, untilAnswered } from '../client.js';

/**
 * Revokes the access of a person who leaves, and gives their work to a colleague:
 *
 *     LATCHKEY_ORIGIN=… LATCHKEY_KEY=lk_… node dist/example/offboard.js ada@example.com bob@example.com
 *
 * It can be started again after any failure: the work is done once.
 */
const { LATCHKEY_ORIGIN = '', LATCHKEY_KEY = '' } = process.env;
const [leaving = '', successor = ''] = process.argv.slice(2);
const client = latchkey({ origin: LATCHKEY_ORIGIN, key: LATCHKEY_KEY });

async function idOf(email: string): Promise<string> {
  const { data, error } = await client.GET('/members', { params: { query: { q: email } } });
  if (error) throw new Error(error.detail ?? error.title);
  const member = data.data.find((each) => each.email === email);
  if (!member) throw new Error(`${email} is no user.`);
  return member.id;
}

const [memberId, successorId] = [await idOf(leaving), await idOf(successor)];
const { data, error } = await untilAnswered(() =>
  client.POST('/members/{memberId}/revoke', {
    params: { path: { memberId }, header: { 'Idempotency-Key': `offboard-${memberId}` } },
    body: { successorId },
  }),
);
if (error) throw new Error(`${error.title}: ${error.detail}`);
console.log(`Revoked. Can be undone until ${data.undoUntil}: ${data.revocationId}`);
