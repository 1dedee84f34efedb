import type { DateTimeFormatOptions, useFormatter } from 'next-intl';
import type { FieldKind } from '@/lib/access/audit/event-fields';
import { modelOf, models } from '@/lib/access/models/registry';
import { countries } from '@/lib/platform/countries';
import { isLocale, languageNames } from '@/lib/platform/i18n/locales';

type Values = Record<string, string | number>;

export interface Reader {
  /** The message of a key in the reader's language; null for a key without one. */
  text: (key: string, values?: Values) => string | null;
  format: Pick<ReturnType<typeof useFormatter>, 'dateTime' | 'number' | 'list'>;
  /** Names countries. */
  locale: string;
  /** The access model of the organisation. */
  model: string;
  /** The labels of its custom roles by id, also of those that are deleted. */
  ownRoles: ReadonlyMap<string, string>;
}

/** Words a value of an event. `collection` is that of the record whose state or fields it names. */
export type WordValue = (kind: FieldKind, value: unknown, collection?: string) => string;

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[\w.-]+$/.test(code);

/** The present model first: an organisation may have had another before, whose roles the first events name. */
const inModels = (model: string, key: (of: string) => string) =>
  [model, ...[...models.keys()].filter((other) => other !== model)].map(key);

/** The keys of the message that names a code of a kind; the first that exists is used. */
const keysOf: Partial<Record<FieldKind, (code: string, model: string, collection: string) => string[]>> = {
  role: (code, model) => inModels(model, (of) => `roles.${of}.${code}.label`),
  organisationRole: (code) => [`roles.organisation.${code}.label`],
  restrictions: (code, model) => inModels(model, (of) => `restrictions.${of}.${code}.label`),
  rights: (code, model) => inModels(model, (of) => `rights.${of}.${code}.label`),
  permission: (code) => [`permissions.${code}`],
  permissions: (code) => [`permissions.${code}`],
  status: (code) => [`users.status.${code === 'left' ? 'revoked' : code}`],
  plan: (code) => [`plans.${code}`],
  model: (code) => [`models.${code}`],
  flags: (code) => [`auditTrail.flags.${code}`],
  scopes: (code) => [`apiKeys.scope.${code}`],
  endpointKinds: (code) => [`endpoints.kind.${code}`],
  workAtEnd: (code) => [`auditTrail.workAtEnd.${code}`],
  duration: (code) => [`requests.durations.${code}`],
  outcome: (code) => [`requests.closed.${code === 'impossible' ? 'failed' : code}`],
  brand: (code) => [`payment.brands.${code}`],
  lifecycle: (code) => [`contacts.lifecycles.${code}`],
  contactParts: (code) => [
    code.startsWith('field.') ? 'auditTrail.ownField' : `auditTrail.contactParts.${code}`,
  ],
  state: (code, _, collection) => [`collections.${collection}.states.${code}`],
  changedFields: (code, _, collection) => [
    `collections.${collection}.fields.${code}.label`,
    `${collection}.${code}`,
  ],
  broadcastState: (code) => [`broadcasts.states.${code}`],
  sendingChange: (code) => [`broadcasts.turns.${code}`],
  'context.collection': (code) => [`features.${code}.label`],
  'context.settings': (code) => [`features.${code}.label`],
  'context.shared': (code) => [`sharing.kinds.${code}`],
};

/** The words for a value that is not there, where it means more than "none". */
const absent: Partial<Record<FieldKind, string>> = {
  locale: 'general.noLanguage',
  country: 'general.noCountry',
  endpointKinds: 'endpoints.allKinds',
};

const counted = { people: 'people', accounts: 'accounts', entries: 'entries' } as const;
const isCounted = (kind: FieldKind): kind is keyof typeof counted => Object.hasOwn(counted, kind);

/** Returns the function that words the values of events. A code that has no label any more is "unknown", never itself. */
export function valueWords({ text, format, locale, model, ownRoles }: Reader): WordValue {
  const own = (key: string, values?: Values) => text(`auditTrail.${key}`, values) ?? '';
  const calls = modelOf(model).calls ?? 'workspace';
  const regions = new Intl.DisplayNames(locale, { type: 'region' });

  function code(kind: FieldKind, value: unknown, collection: string): string {
    if (!isCode(value)) return own('unknown');
    const custom = kind === 'role' ? ownRoles.get(value) : undefined;
    if (custom) return custom;
    for (const key of keysOf[kind]?.(value, model, collection) ?? []) {
      const label = text(key);
      if (label !== null) return label;
    }
    return own('unknown');
  }

  function date(value: unknown, options: DateTimeFormatOptions): string {
    const at = new Date(String(value));
    return Number.isNaN(at.getTime()) ? own('unknown') : format.dateTime(at, options);
  }

  function access(value: unknown): string {
    const { role, restrictions, grants } = Object(value);
    const parts = [word('role', role), ...each('restrictions', restrictions), ...each('rights', grants)];
    return format.list(parts);
  }

  function each(kind: FieldKind, value: unknown, collection = ''): string[] {
    const codes: unknown[] = typeof value === 'string' ? value.split(',') : [value ?? []].flat();
    return [...new Set(codes.map((one) => code(kind, one, collection)))];
  }

  function count(kind: keyof typeof counted, value: unknown): string {
    const ids = typeof value === 'string' ? value.split(',') : [value].flat();
    return own(counted[kind], { count: ids.length, calls });
  }

  function word(kind: FieldKind, value: unknown, collection = ''): string {
    if (value === null || value === undefined || value === '')
      return text(value === null ? (absent[kind] ?? '') : '') ?? own('none');
    if (Array.isArray(value) && value.length === 0) return own('none');
    if (isCounted(kind)) return count(kind, value);
    if (keysOf[kind]) return format.list(each(kind, value, collection));
    switch (kind) {
      case 'access':
        return access(value);
      case 'boolean':
        return own(value ? 'yes' : 'no');
      case 'moment':
        return date(value, { dateStyle: 'medium', timeStyle: 'short' });
      case 'day':
        return date(value, { dateStyle: 'medium', timeZone: 'UTC' });
      case 'month':
        return date(value, { month: 'long', year: 'numeric', timeZone: 'UTC' });
      case 'number':
        return format.number(Number(value));
      case 'size':
        return size(Number(value));
      case 'locale':
        return isLocale(value) ? languageNames[value] : own('unknown');
      case 'country':
        return countries.includes(String(value)) ? (regions.of(String(value)) ?? '') : own('unknown');
      case 'named':
        return String(Object(value).name ?? own('unknown'));
      default:
        return String(value);
    }
  }

  function size(bytes: number): string {
    const kilobytes = Math.max(1, Math.round(bytes / 1_000));
    return format.number(kilobytes, { style: 'unit', unit: 'kilobyte' });
  }

  return word;
}
