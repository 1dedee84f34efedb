import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newWebhookSecret, webhookHeaders } from './standard-signature';

const at = Math.floor(Date.now() / 1000);
const message = { id: 'msg_1', at, body: '{"text":"Buongiorno à tutti 👋"}' };

test('WH1 the standard’s own library verifies each signature with its secret', () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  const headers = webhookHeaders(secrets, message);
  expect(headers['webhook-signature']).toMatch(/^v1,[\w+/=]{44} v1,[\w+/=]{44}$/);
  for (const secret of secrets)
    expect(new Webhook(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
});

test.each([
  ['another body', { body: '{}' }],
  ['another id', { id: 'msg_2' }],
  ['another time', { at: at + 1 }],
])('WH1 a signature does not hold for %s', (_, change) => {
  const secret = newWebhookSecret();
  const { body, ...headers } = { ...message, ...change };
  const signature = webhookHeaders([secret], message)['webhook-signature'] ?? '';
  const sent = {
    'webhook-id': headers.id,
    'webhook-timestamp': String(headers.at),
    'webhook-signature': signature,
  };
  expect(() => new Webhook(secret).verify(body, sent)).toThrow();
});

test('WH1 agrees with the published example of the standard', () => {
  const headers = webhookHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
