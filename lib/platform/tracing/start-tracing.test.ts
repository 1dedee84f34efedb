import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const sound = {
  APP_ORIGIN: 'https://latchkey.example.com',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
};
const endpoint = 'http://127.0.0.1:4318';

const program = `
  const { startTracing } = await import('./lib/platform/tracing/start-tracing.ts');
  const { forgetSettings } = await import('./lib/platform/settings/settings.ts');
  for (const module of ['db/client', 'lib/platform/jobs/run-jobs', 'lib/platform/mail/transport'])
    await import('./' + module + '.ts');
  const { createRequire } = await import('node:module');
  let tracing = null;
  for (const settings of JSON.parse(process.env.SETTINGS)) {
    const before = { ...process.env };
    Object.assign(process.env, settings);
    forgetSettings();
    tracing ??= await startTracing();
    process.env = before;
  }
  const loaded = Object.keys(createRequire(process.cwd() + '/any.js').cache);
  const packages = new Set(loaded.flatMap((path) => /@opentelemetry.([\\w-]+)/.exec(path)?.[1] ?? []));
  console.log(JSON.stringify({ isTracing: tracing !== null, packages: [...packages] }));
  process.exit(0);`;

/** Starts tracing in another process, with each of these settings in turn: whether it traces, and what it has loaded. */
async function start(...settings: Record<string, string>[]) {
  const options = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', program];
  const env = { ...process.env, ...sound, SETTINGS: JSON.stringify(settings) };
  const { stdout } = await promisify(execFile)(process.execPath, options, { env });
  return JSON.parse(stdout);
}

test('OP6 without an endpoint, or where OpenTelemetry is switched off, no module of the SDK is loaded', async () => {
  const off: Record<string, string>[] = [
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: 'true' },
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint, OTEL_TRACES_EXPORTER: 'none' },
  ];
  expect(await start(...off)).toEqual({ isTracing: false, packages: ['api'] });
});

test('OP6 with an endpoint the SDK is loaded', async () => {
  const { isTracing, packages } = await start({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint });
  expect(isTracing).toBe(true);
  expect(packages).toContain('sdk-trace-node');
});
