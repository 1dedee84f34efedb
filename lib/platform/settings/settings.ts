import 'server-only';
import { z } from 'zod';
import { readNetworks } from '@/lib/platform/network/networks';

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

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Settings = z
  .object({
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be the address of a PostgreSQL database, postgres://user:password@host:5432/name',
    }),
    DATABASE_POOL: wholeNumber(2, 200).default(10),
    APP_ORIGIN: origin,
    AUTH_SECRET: z.string({ error: 'must be set' }).min(32, 'must be at least 32 characters long'),
    PORT: wholeNumber(1, 65535).default(3000),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user:password@host:465' })
      .optional(),
    SMTP_FROM: z.string().optional(),
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
