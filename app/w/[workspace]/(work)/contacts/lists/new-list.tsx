'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { Standing } from '@/lib/policy/might-ever';
import { NewListDialog } from './list-dialog';

/** Adds a list, where the role may. */
export function NewList({ workspace, standing }: { workspace: string; standing: Standing }) {
  const t = useTranslations('contacts.lists');
  const [isOpen, setIsOpen] = useState(false);
  if (standing.state === 'absent') return null;
  if (standing.state === 'locked') return <LockedButton label={t('new')} decision={standing.decision} />;
  return (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setIsOpen(true)}>
        {t('new')}
      </Button>
      {isOpen && <NewListDialog workspace={workspace} onClose={() => setIsOpen(false)} />}
    </>
  );
}
