import { getFormatter, getTranslations } from 'next-intl/server';
import { erasedName } from '@/lib/access/audit/erased-events';
import { type AuditEvent, eventNames } from '@/lib/access/audit/event-names';
import type { OrganisationContext } from '@/lib/access/context/context';
import { listCustomRoles } from '@/lib/access/roles/list-custom-roles';
import type { TrailEvent } from '@/lib/access/trail/page-of-events';

/** One field that an event changed, in the reader's language. */
export interface ShownChange {
  field: string;
  before: string;
  after: string;
  /** Whether the field has a label; others are shown by their code, on the event's page only. */
  isLabelled: boolean;
}

const isKnown = (event: string): event is AuditEvent => eventNames.some((name) => name === event);
/** The fields that have a label. */
const fieldNames = [
  'added',
  'collection',
  'country',
  'covering',
  'description',
  'email',
  'endedAt',
  'endsAt',
  'grants',
  'host',
  'isDelegated',
  'isOn',
  'label',
  'locale',
  'members',
  'model',
  'name',
  'permission',
  'permissions',
  'plan',
  'providerFactorCounts',
  'reason',
  'removed',
  'requiredFrom',
  'requiredOf',
  'restrictions',
  'revertsAt',
  'role',
  'scopes',
  'startedAt',
  'startsAt',
  'status',
  'timeZone',
  'until',
  'username',
  'version',
  'viewer',
] as const;
const hasLabel = (name: string): name is (typeof fieldNames)[number] =>
  fieldNames.some((each) => each === name);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const moment = /^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9:.]+Z$/;
const isPermission = (text: string) => /^[a-z-]+\.[a-z-]+$/.test(text);
const statuses = ['active', 'ended', 'invited', 'suspended', 'upcoming'] as const;
const labelled = ['roles', 'restrictions', 'rights'] as const;

/** Returns the functions that word the events of an organisation: its roles have their present labels. */
export async function eventWords(ctx: Pick<OrganisationContext, 'person' | 'organisation'>) {
  const t = await getTranslations('auditTrail');
  const all = await getTranslations();
  const format = await getFormatter();
  const own = new Map((await listCustomRoles(ctx)).map(({ id, label }) => [id, label]));

  /** The label of a code of the access model; other texts stay as they are. */
  function word(code: string): string {
    const custom = own.get(code);
    if (custom) return custom;
    for (const kind of labelled) {
      for (const model of [ctx.organisation.model, 'organisation']) {
        const key = `${kind}.${model}.${code}.label` as Parameters<typeof all>[0];
        if (/^[\w-]+$/.test(code) && all.has(key)) return all(key);
      }
    }
    return code;
  }

  function shown(value: unknown, isCode: boolean): string {
    if (value === null || value === undefined || value === '') return t('none');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) {
      if (value.length === 0) return t('none');
      if (value.every((each) => typeof each === 'string' && uuid.test(each)))
        return t('entries', { count: value.length });
      return value.map((each) => shown(each, isCode)).join(', ');
    }
    if (typeof value === 'object')
      return 'name' in value && typeof value.name === 'string' ? value.name : JSON.stringify(value);
    const text = String(value);
    if (uuid.test(text)) return t('entries', { count: 1 });
    if (moment.test(text))
      return format.dateTime(new Date(text), { dateStyle: 'medium', timeStyle: 'short' });
    return isCode ? word(text) : text;
  }

  /** The plan or the access model of an organisation. */
  function named(kind: 'plans' | 'models', value: unknown): string {
    const key = `${kind}.${value}` as Parameters<typeof all>[0];
    return typeof value === 'string' && all.has(key) ? all(key) : shown(value, false);
  }

  function status(value: unknown): string {
    if (value === 'left') return all('users.status.revoked');
    const known = statuses.find((each) => each === value);
    return known ? all(`users.status.${known}`) : shown(value, false);
  }

  function permission(value: unknown): string {
    const key = `permissions.${value}` as Parameters<typeof all>[0];
    return typeof value === 'string' && isPermission(value) && all.has(key) ? all(key) : shown(value, false);
  }

  function wordingOf(field: string, isCode: boolean): (value: unknown) => string {
    if (field === 'status') return status;
    if (field === 'plan') return (value) => named('plans', value);
    if (field === 'model') return (value) => named('models', value);
    return field === 'permission' ? permission : (value) => shown(value, isCode);
  }

  const person = (name: string) => (name === erasedName ? t('erasedPerson') : name);

  return {
    /** A name as it was recorded, or what says that the person was erased. */
    person,
    sentence({ event, actorName, subjectName }: TrailEvent): string {
      const actor = person(actorName ?? 'Latchkey');
      // The recorded name of a role ends with its id.
      const subject = person(subjectName ?? '').replace(/ [(]own-[0-9a-z]+[)]$/, '');
      return isKnown(event) ? t(`acts.${event}`, { actor, subject }) : t('other', { actor, event });
    },
    /** The fields in which `before` and `after` differ. */
    changes(event: TrailEvent): ShownChange[] {
      const [old, now] = [fieldsOf(event.before), fieldsOf(event.after)];
      return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
        if (JSON.stringify(old[name]) === JSON.stringify(now[name])) return [];
        const field = hasLabel(name) ? t(`fields.${name}`) : name;
        const isCode = ['role', 'restrictions', 'grants', 'requiredOf'].includes(name);
        const say = wordingOf(name, isCode);
        const [before, after] = [say(old[name]), say(now[name])];
        return before === after ? [] : { field, before, after, isLabelled: hasLabel(name) };
      });
    },
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
