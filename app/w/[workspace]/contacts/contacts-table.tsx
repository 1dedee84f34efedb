'use client';

import { ContactRound, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { useClearList, useListParams } from '@/components/data-table/use-list-params';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import type { ContactPage } from '@/lib/services/contacts/list';
import { BulkActions } from './bulk-actions';
import { useContactColumns } from './contact-columns';
import { ContactMenu } from './contact-menu';

/** The list of contacts with its foot. */
export function ContactsTable({ page }: { page: ContactPage }) {
  const t = useTranslations('contacts');
  const columns = useContactColumns();
  return (
    <>
      <DataTable
        id="contacts"
        label={t('list')}
        rows={page.rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        selectable={({ may }) => may.assign.allowed || may.delete.allowed}
        bulk={(selected, clear) => <BulkActions selected={selected} clear={clear} />}
        rowMenu={(contact) => <ContactMenu contact={contact} />}
        empty={<NoContacts />}
      />
      <Pagination
        page={{ ...page, shown: { from: page.from, to: page.from + Math.max(0, page.rows.length - 1) } }}
      />
    </>
  );
}

function NoContacts() {
  const t = useTranslations('contacts');
  const { params } = useListParams();
  const { clearSearch } = useClearList([]);
  if (!params.q) return <State icon={<ContactRound />} title={t('empty')} />;
  return (
    <State
      icon={<SearchX />}
      title={t('noResult', { q: params.q })}
      actions={<Button onClick={() => void clearSearch()}>{t('clearSearch')}</Button>}
    />
  );
}
