'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { useContactDialogs } from './contact-dialogs';
import { useContactsPlace } from './contacts-place';

/** Adds a contact, where the role may. */
export function AddContactButton() {
  const t = useTranslations('contacts');
  const dialogs = useContactDialogs();
  const { state, decision } = useContactsPlace().can.create;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('add')} decision={decision} />;
  return (
    <Button variant="primary" icon={<Plus />} onClick={dialogs.add}>
      {t('add')}
    </Button>
  );
}
