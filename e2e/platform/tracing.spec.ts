import { type CollectedSpan, startTraceCollector } from '@/lib/test-support/trace-collector';
import { setUp } from '../fixtures/first-day';
import { startLoneConsole } from '../fixtures/lone-console';
import { expect, test } from '../fixtures/test';

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const setupToken = 'kQm5Zr0aTn8vXb2wYc7dEf4gHj6kLm9nPq1sRt3uVx0';
/** What a person types in this test, or is made of it. */
const personal = [
  'olga',
  'renard',
  'corvane',
  'front',
  'few words',
  'ursula',
  '%40',
  setupToken.slice(0, 12),
];

test('OP6 a trace has the page and its statements, continues the caller’s, and holds nothing of a person', async ({
  page,
}) => {
  const collector = await startTraceCollector();
  const { ended, origin, remove, signal } = await startLoneConsole({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    SETUP_TOKEN: setupToken,
  });
  await setUp(page, `${origin}/setup?token=${setupToken}`);
  const [workspace] = /\/w\/[^/]+/.exec(page.url()) ?? [];
  await page.setExtraHTTPHeaders({
    traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
    tracestate: 'vendor=ursula',
  });
  await page.goto(`${origin}${workspace}/settings/users?q=ursula@corvane.example`);
  await page.setExtraHTTPHeaders({});
  for (const path of [
    `/reset-password/${setupToken}`,
    '/w/corvane/contacts/ursula',
    '/ursula@corvane.example',
  ])
    await (await fetch(`${origin}${path}?name=ursula`, { redirect: 'manual' })).text();
  const posted = {
    method: 'POST',
    headers: { authorization: 'Bearer ursula' },
    body: '{"userName":"ursula"}',
  };
  await (await fetch(`${origin}/scim/v2/Users?filter=ursula`, posted)).text();
  signal('SIGTERM');
  await ended;

  const trace = collector.spans().filter(({ traceId }) => traceId === caller.traceId);
  const parentOf = ({ parentId }: CollectedSpan) => trace.find(({ spanId }) => spanId === parentId);
  const pathTo = (span: CollectedSpan): string[] => {
    const parent = parentOf(span);
    return [...(parent ? pathTo(parent) : [span.parentId]), span.name];
  };
  const paths = trace.filter(({ name }) => name === 'select members').map((span) => pathTo(span));
  const ofPage = paths.find((path) => path.includes('GET /w/[workspace]/settings/users'));
  expect([ofPage?.at(0), ofPage?.at(-1)]).toEqual([caller.spanId, 'select members']);
  for (const word of personal) expect(collector.raw().toLowerCase(), word).not.toContain(word);
  await remove();
  await collector.close();
});
