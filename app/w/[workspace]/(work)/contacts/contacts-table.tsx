'use client';

import { useTranslations } from 'next-intl';
import { use } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { useClearList, useListFilters, useListParams } from '@/components/data-table/use-list-params';
import { ViewMenu } from '@/components/data-table/view-menu';
import { DialogButton } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ContactRound, SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { useContactName } from '@/components/work/contact-name';
import { mostMatching } from '@/lib/work/contacts/change/selection';
import type { ContactPage } from '@/lib/work/contacts/list/list-contacts';
import { BulkActions } from './bulk-actions';
import { useContactColumns } from './contact-columns';
import { useFilterNames } from './contact-filters';
import { ContactMenu } from './contact-menu';
import { useContactsPage } from './contacts-page-context';

/** The list of contacts with its footer. */
export function ContactsTable(props: {
  contacts: Promise<ContactPage>;
  total: Promise<{ total: number; isMore: boolean }>;
}) {
  const t = useTranslations('contacts');
  const { total } = props;
  const page = use(props.contacts);
  const columns = useContactColumns();
  const { can } = useContactsPage();
  const nameOf = useContactName();
  return (
    <>
      <DataTable
        id="contacts"
        label={t('list')}
        rows={page.rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={nameOf}
        selectable={({ may }) => may.assign.allowed || may.delete.allowed}
        bulk={(selected, clear, matching) => (
          <BulkActions selected={selected} matching={matching} clear={clear} />
        )}
        matching={can.bulk.decision.allowed ? { total, most: mostMatching } : undefined}
        sortedBy="name"
        rowMenu={(contact) => <ContactMenu contact={contact} />}
        empty={<NoContacts />}
      />
      <Pagination page={{ ...page, total }} />
    </>
  );
}

/** Density, and the columns that may be hidden. */
export function ContactsViewMenu() {
  const columns = useContactColumns();
  return (
    <ViewMenu
      table="contacts"
      columns={columns.flatMap(({ id, meta }) =>
        id && meta && !meta.namesRow && !meta.silentHead ? [{ id, label: meta.label }] : [],
      )}
    />
  );
}

/** Placeholder of the loading list. */
export function ContactsSkeleton() {
  return <TableSkeleton columns={useContactColumns().flatMap(({ meta }) => meta ?? [])} />;
}

function NoContacts() {
  const t = useTranslations('contacts');
  const { params } = useListParams();
  const names = useFilterNames();
  const { clearSearch, clearFilters } = useClearList(names);
  const isFiltered = useListFilters(names).some((values) => values.length > 0);
  if (!params.q && isFiltered) {
    return (
      <State
        icon={<SearchX />}
        title={t('noneFiltered')}
        actions={<Button onClick={() => void clearFilters()}>{t('clearFilters')}</Button>}
      />
    );
  }
  if (!params.q) return <NoContactsYet />;
  return (
    <State
      icon={<SearchX />}
      title={t('noResult', { q: params.q })}
      actions={<Button onClick={() => void clearSearch()}>{t('clearSearch')}</Button>}
    />
  );
}

/** Shown without any contact: how to add the first ones, for people who may. */
function NoContactsYet() {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  const mayAdd = can.create.state === 'open';
  const mayImport = can.import.state === 'open';
  return (
    <State
      icon={<ContactRound />}
      title={t('empty')}
      actions={
        (mayAdd || mayImport) && (
          <>
            {mayAdd && <DialogButton opens="add">{t('add')}</DialogButton>}
            {mayImport && <ButtonLink href={`/w/${workspace}/contacts/import`}>{t('import.act')}</ButtonLink>}
          </>
        )
      }
    >
      {mayAdd || mayImport ? t('emptyHint') : undefined}
    </State>
  );
}
