'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { Availability } from '@/lib/policy/might-ever';
import { NewListDialog } from './list-dialog';

/** Creates a list, if the role may. */
export function NewList({ workspace, availability }: { workspace: string; availability: Availability }) {
  const t = useTranslations('contacts.lists');
  const [isOpen, setIsOpen] = useState(false);
  if (availability.state === 'absent') return null;
  if (availability.state === 'locked')
    return <LockedButton label={t('new')} decision={availability.decision} />;
  return (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setIsOpen(true)}>
        {t('new')}
      </Button>
      {isOpen && <NewListDialog workspace={workspace} onClose={() => setIsOpen(false)} />}
    </>
  );
}
