'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactDialogs } from './contact-dialogs';
import { useContactsPage } from './contacts-page-context';

/** Delete on the page of a contact; if locked, it explains why (S1.17). */
export function ContactActions({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const router = useRouter();
  const { workspace, can } = useContactsPage();
  const dialogs = useContactDialogs();
  const deletion = contact.may.delete;
  const toList = () => router.replace(`/w/${workspace}/contacts`);
  return (
    <div className="flex gap-2">
      {can.delete.state !== 'absent' && deletion.allowed && (
        <Button
          variant="quiet-danger"
          icon={<Trash2 aria-hidden />}
          onClick={() => dialogs.remove([contact], toList)}
        >
          {t('delete')}
        </Button>
      )}
      {can.delete.state !== 'absent' && !deletion.allowed && (
        <LockedButton label={t('delete')} decision={deletion} />
      )}
    </div>
  );
}
