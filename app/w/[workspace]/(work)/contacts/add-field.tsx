'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Plus } from '@/components/ui/icons';
import { lazyCode, lazyPart } from '@/components/ui/lazy-code';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useContactName } from '@/components/work/contact-name';
import type { MaskedField } from '@/lib/policy/model';
import type { ContactView } from '@/lib/work/contacts/contact-view';

const AddFieldForm = lazyPart(
  lazyCode(() => import('./add-field-form')),
  (module) => module.AddFieldForm,
);

/** Adds a missing phone or email, which is allowed even to people who see them masked (S1.26). */
export function AddField({ contact, field }: { contact: ContactView; field: MaskedField }) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const [isOpen, setIsOpen] = useState(false);
  const act = field === 'phone' ? t('addPhone') : t('addEmail');
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger
        aria-label={t('addFor', { act, contact: nameOf(contact) })}
        className="-mx-1.5 inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-2 px-1.5 font-medium text-[13px] text-accent hover:bg-press max-tablet:h-10"
      >
        <Plus className="icon-14" aria-hidden />
        {act}
      </PopoverTrigger>
      <PopoverContent
        sheetOnPhone
        aria-label={t('addFor', { act, contact: nameOf(contact) })}
        className="w-72 p-4"
      >
        <AddFieldForm contact={contact} field={field} act={act} done={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
