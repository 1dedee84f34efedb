import { startLoneConsole } from '../fixtures/lone-console';
import { expect, test } from '../fixtures/test';

const token = 'a token of more than thirty-two characters';

test('OP3 without METRICS_TOKEN there are no metrics', { tag: '@core' }, async ({ baseURL }) => {
  const answer = await fetch(`${baseURL}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

test('OP3 metrics count requests by route and status, to the bearer of the token alone, and hold no path', async () => {
  const { origin, remove } = await startLoneConsole({ METRICS_TOKEN: token });
  const refused = await fetch(`${origin}/metrics`, { headers: { authorization: 'Bearer guessed' } });
  expect([refused.status, await refused.text()]).toEqual([401, '']);

  await (await fetch(`${origin}/sign-in?email=zoe@corvane.example`)).text();
  await (await fetch(`${origin}/w/corvane/contacts/zoe@corvane.example`, { redirect: 'manual' })).text();
  await (await fetch(`${origin}/zoe@corvane.example`)).text();

  const read = async () => {
    const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return answer.text();
  };
  for (const line of [
    /^latchkey_http_requests_total{method="GET",route="\/sign-in",status="200"} 1$/m,
    /^latchkey_http_requests_total{method="GET",route="\/w\/\[workspace\]\/contacts\/\[contact\]",status="\d+"} 1$/m,
    /^latchkey_http_requests_total{method="GET",route="none",status="404"} \d+$/m,
    /^latchkey_http_requests_total{method="GET",route="\/metrics",status="401"} 1$/m,
    /^latchkey_http_request_duration_seconds_count{method="GET",route="\/sign-in"} 1$/m,
    /^latchkey_database_transactions_total [1-9]\d*$/m,
    /^latchkey_event_streams_open 0$/m,
  ])
    await expect.poll(read).toMatch(line);
  const text = await read();
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toMatch(/corvane|zoe|%40/);
  await remove();
});
