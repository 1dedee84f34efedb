import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { erasedName } from '@/lib/access/audit/erased-events';
import { type AuditEvent, eventNames } from '@/lib/access/audit/event-names';
import type { OrganisationContext } from '@/lib/access/context/context';
import { listRoleLabels } from '@/lib/access/trail/list-role-labels';
import type { TrailEvent } from '@/lib/access/trail/page-of-events';
import { type ShownChange, shownChanges } from './shown-changes';
import { valueWords } from './value-words';

const isKnown = (event: string): event is AuditEvent => eventNames.some((name) => name === event);

/** Returns the functions that word the events of an organisation: its roles have their present labels. */
export async function eventWords(ctx: Pick<OrganisationContext, 'person' | 'organisation'>) {
  const t = await getTranslations('auditTrail');
  const all = await getTranslations();
  const text = (key: string, values?: Record<string, string | number>) => {
    const known = key as Parameters<typeof all>[0];
    return key !== '' && all.has(known) ? all(known, values as never) : null;
  };
  const word = valueWords({
    text,
    format: await getFormatter(),
    locale: await getLocale(),
    model: ctx.organisation.model,
    ownRoles: await listRoleLabels(ctx),
  });
  const person = (name: string) => (name === erasedName ? t('erasedPerson') : name);

  return {
    /** A name as it was recorded, or what says that the person was erased. */
    person,
    sentence({ event, actorName, subjectName }: TrailEvent): string {
      const actor = person(actorName ?? 'Latchkey');
      // The recorded name of a role ends with its id.
      const subject = person(subjectName ?? '').replace(/ [(]own-[0-9a-z]+[)]$/, '');
      return isKnown(event) ? t(`acts.${event}`, { actor, subject }) : t('other', { actor });
    },
    /** The fields in which `before` and `after` differ. */
    changes: (event: TrailEvent): ShownChange[] =>
      shownChanges(event, {
        label: (name) => text(`auditTrail.fields.${name}`) ?? t('field'),
        word,
      }),
  };
}
