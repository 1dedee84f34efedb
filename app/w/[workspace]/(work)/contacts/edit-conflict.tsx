'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { latestContactAction } from './actions';
import { useContactsPage } from './contacts-page-context';
import type { UpdateContact } from './inputs';
import { shownByPath, type TypedField } from './shown-values';
import { useFieldWords } from './use-field-words';

type Form = UseFormReturn<z.input<typeof UpdateContact>, unknown, z.output<typeof UpdateContact>>;
type Values = Partial<Record<TypedField, string>>;

/** A field that both people changed: the saved value and the value entered here. */
interface Conflict {
  field: TypedField;
  stored: string;
}

/**
 * After an edit conflict, unchanged fields take the saved value, and changed ones keep what was entered (RO7).
 *
 * @param current the contact as last read; `setCurrent` gets the saved one
 */
export function useEditConflict(current: ContactView, setCurrent: (now: ContactView) => void, form: Form) {
  const { workspace, fields: own } = useContactsPage();
  const [conflicts, setConflicts] = useState<readonly Conflict[] | null>(null);
  return {
    conflicts,
    read: async () => {
      const answer = await latestContactAction({ workspace, contactId: current.id });
      if (!answer.ok) return;
      setConflicts(merge(form, shownByPath(current, own), shownByPath(answer.data, own)));
      setCurrent(answer.data);
      form.setValue('version', answer.data.version);
    },
    takeStored: ({ field, stored }: Conflict) => {
      form.setValue(field, stored);
      setConflicts((all) => all?.filter((each) => each.field !== field) ?? null);
    },
  };
}

function merge(form: Form, before: Values, now: Values): Conflict[] {
  const paths = Object.keys({ ...before, ...now }) as TypedField[];
  return paths.flatMap((field) => {
    const [stored, typed] = [now[field], form.getValues(field)];
    // Masked since then: the field now has a value, and nothing of it may be sent.
    if (stored === undefined) form.unregister(field);
    if (stored === undefined || stored === before[field] || stored === typed) return [];
    if (typed !== before[field]) return { field, stored };
    form.setValue(field, stored);
    return [];
  });
}

/** Both versions side by side after an edit conflict; the entered values are kept. */
export function ConflictNotice({ conflict }: { conflict: ReturnType<typeof useEditConflict> }) {
  const t = useTranslations('contacts');
  const { conflicts, takeStored } = conflict;
  const words = useFieldWords();
  const read = useEffectEvent(conflict.read);
  useEffect(() => {
    void read();
  }, []);
  if (!conflicts) return null;
  return (
    <Callout tone="error" role="alert">
      <b>{t('meanwhile.title')}</b>
      <p>{conflicts.length === 0 ? t('meanwhile.taken') : t('meanwhile.both')}</p>
      {conflicts.map((conflict) => (
        <p key={conflict.field} className="mt-1.5 flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words">
            {t('meanwhile.stored', {
              field: words.label(conflict.field),
              value: words.value(conflict.field, conflict.stored),
            })}
          </span>
          <Button size="sm" onClick={() => takeStored(conflict)}>
            {t('meanwhile.take')}
          </Button>
        </p>
      ))}
    </Callout>
  );
}
