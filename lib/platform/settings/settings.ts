import 'server-only';
import { z } from 'zod';
import { readAssignedAddresses } from '@/lib/platform/network/assigned-addresses';
import { isDnsServer, readNetworks } from '@/lib/platform/network/networks';

/** A setting is missing or wrong; the message names every variable concerned. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://latchkey.example.com' })
  .refine((value) => URL.parse(value)?.origin === value.replace(/\/$/, ''), {
    error: 'must be scheme, host and port only, without a path',
  })
  .transform((value) => value.replace(/\/$/, ''));

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
}

const networks = z
  .string()
  .transform((text, check) => {
    const parsed = readNetworks(text);
    if (parsed) return parsed;
    check.addIssue({
      code: 'custom',
      message: 'must be addresses or ranges, such as 10.20.0.0/16, by commas',
    });
    return z.NEVER;
  })
  .default([]);

const dnsServers = z
  .string()
  .transform((text, check) => {
    const servers = text.split(',').map((server) => server.trim());
    if (servers.every(isDnsServer)) return servers;
    check.addIssue({
      code: 'custom',
      message: 'must be IP addresses, with a port if it is not 53, by commas',
    });
    return z.NEVER;
  })
  .default([]);

const assignedAddresses = z
  .string()
  .transform((text, check) => {
    const parsed = readAssignedAddresses(text);
    if (parsed) return parsed;
    check.addIssue({
      code: 'custom',
      message: 'must be pairs such as `acme 203.0.113.7`, optionally with an smtp:// relay, by commas',
    });
    return z.NEVER;
  })
  .default([]);

const database = z
  .string({ error: 'must be set' })
  .refine(
    (text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text.replace(/(@[^,/]*),[^/]*/, '$1')),
    {
      error:
        'must be the address of a PostgreSQL database, postgres://user:password@host:5432/name; further hosts by commas',
    },
  );

const collector = z.url({
  protocol: /^https?$/,
  error: 'must be the address of a collector, such as http://localhost:4318',
});

/** Of OpenTelemetry; empty is unset. */
const traceProtocol = z.literal('http/protobuf', { error: 'must be http/protobuf, or left out' }).optional();

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Settings = z
  .object({
    DATABASE_URL: database,
    /** The database past the pooler of transactions to which DATABASE_URL leads. */
    DATABASE_DIRECT_URL: database.optional(),
    /** A standby of that database, from which long reads come while it has what the primary has. */
    DATABASE_REPLICA_URL: database
      // Without more hosts, of which each connection could lead to another.
      .refine((text) => URL.parse(text)?.host.includes(',') === false, {
        error: 'must be the address of one server, without further hosts',
      })
      .optional(),
    DATABASE_POOL: wholeNumber(2, 200).default(10),
    APP_ORIGIN: origin,
    AUTH_SECRET: z.string({ error: 'must be set' }).min(32, 'must be at least 32 characters long'),
    PORT: wholeNumber(1, 65535).default(3000),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user:password@host:465' })
      .optional(),
    SMTP_FROM: z.string().optional(),
    /** The mechanisms of the SPF record that domains publish; the host of SMTP_URL by default. */
    MAIL_SPF: z.string().trim().optional(),
    /** The resolvers that verify domains; those of the system by default. */
    DNS_SERVERS: dnsServers,
    /** The IP addresses that send the mail of one workspace only. */
    DEDICATED_IPS: assignedAddresses,
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the address of the issuer' }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default('Single sign-on'),
    DEMO_PASSWORD: z.string().min(12, 'must be at least 12 characters long').optional(),
    SETUP_TOKEN: z.string().min(32, 'must be at least 32 characters long').optional(),
    /** Private networks that channels and integrations may be in. */
    OUTBOUND_ALLOWED: networks,
    /** Proxies whose `X-Forwarded-For` is trusted (LI7). */
    TRUSTED_PROXIES: networks,
    /** The page of the payment provider where an organisation chooses and pays its plan. */
    BILLING_URL: z.url({ protocol: /^https?$/, error: 'must be the address of a page' }).optional(),
    /** Signs the events of the payment provider. */
    BILLING_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
    /** Whether the last use of permissions is recorded (B9). */
    LAST_USE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    /** The port on which mail for Email to SMS is received; without it none is. */
    EMAIL_TO_SMS_PORT: wholeNumber(1, 65535).optional(),
    /** The domain of those mails. */
    EMAIL_TO_SMS_DOMAIN: z
      .string()
      .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i, 'must be a domain such as sms.example.com')
      .optional(),
    /** A file in PEM format with the key and the certificate of that domain, for STARTTLS. */
    EMAIL_TO_SMS_PEM: z.string().optional(),
    /** The token with which `/metrics` is read; without it the page does not exist. */
    METRICS_TOKEN: z.string().min(32, 'must be at least 32 characters long').optional(),
    /** Where spans are exported to by OTLP; the SDK reads these variables and others of OpenTelemetry itself. */
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.optional(),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
    OTEL_EXPORTER_OTLP_PROTOCOL: traceProtocol,
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: traceProtocol,
    OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], { error: 'must be otlp or none' }).optional(),
    OTEL_SDK_DISABLED: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
    /** The seconds for which a stopping process still serves, while `/readyz` answers 503. */
    SHUTDOWN_DELAY: wholeNumber(0, 600).default(0),
    /** The seconds in which the jobs and requests that have begun may end after that. */
    SHUTDOWN_TIMEOUT: wholeNumber(1, 3600).default(20),
    LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  })
  .superRefine((value, context) => {
    const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
    const missing = oidc.filter((name) => value[name] === undefined);
    if (missing.length < oidc.length) {
      for (const name of missing) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'must be set too, since single sign-on is',
        });
      }
    }
    const billing = ['BILLING_URL', 'BILLING_SECRET'] as const;
    const unset = billing.filter((name) => value[name] === undefined);
    if (unset[0] && unset.length === 1) {
      context.addIssue({
        code: 'custom',
        path: [unset[0]],
        message: 'must be set too, since a payment provider is',
      });
    }
  })
  .transform((value) => ({
    ...value,
    EMAIL_TO_SMS_DOMAIN: value.EMAIL_TO_SMS_DOMAIN ?? new URL(value.APP_ORIGIN).hostname,
    SMTP_FROM: value.SMTP_FROM ?? `Latchkey <no-reply@${new URL(value.APP_ORIGIN).hostname}>`,
  }));

export type Settings = z.output<typeof Settings>;

/**
 * Parses the settings in `source`; an empty variable counts as unset.
 *
 * @throws SettingsError naming each variable that is missing or wrong (AU9), never its value
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const result = Settings.safeParse(filled);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new SettingsError(`These settings need attention:\n${lines.join('\n')}`);
}

let settings: Settings | undefined;

/** The settings of this process, read once, on first use, so that a build needs none. */
export function env(): Settings {
  settings ??= readSettings(process.env);
  return settings;
}

/** Makes the next use read them again. For tests, each of which has its own settings. */
export function forgetSettings(): void {
  settings = undefined;
}
