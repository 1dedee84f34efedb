import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { TableSearch } from '@/components/data-table/table-search';
import { LiveRefresh } from '@/components/live/live';
import { Page, Toolbar } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { maskedFields } from '@/lib/access/models/catalogue';
import { contactsEntryPermission, contactVisibility } from '@/lib/access/scope/contact-scope';
import { latestReassignment } from '@/lib/work/contacts/change/latest-reassignment';
import { contactPageData } from '@/lib/work/contacts/contact-page-data';
import { contactSearch, filterParams } from '@/lib/work/contacts/list/contact-search';
import { countContacts } from '@/lib/work/contacts/list/count-contacts';
import { countContactOptions } from '@/lib/work/contacts/list/count-options';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { countViews, listViews } from '@/lib/work/contacts/views/list-views';
import { CoverNotice } from '../../(access)/cover/cover-notice';
import { SharedNotice } from '../shared/shared-notice';
import { availabilitiesOn, hasListActions } from './availabilities';
import { ContactDialogsProvider } from './contact-dialogs';
import { ContactFilters } from './contact-filters';
import { ContactsHead } from './contacts-head';
import { ContactsPageProvider } from './contacts-page-context';
import { ContactsSkeleton, ContactsTable, ContactsViewMenu } from './contacts-table';
import { ReassignedNotice } from './reassigned-notice';
import { ViewSwitch } from './view-switch';
import { SavedViews } from './views/saved-views';
import { filtersWithin, viewsWithin } from './visible-views';

/** The contacts module (S2.8) and, for people with Messages only, their contact view (S1.24). */
export default async function ContactsPage(props: PageProps<'/w/[workspace]/contacts'>) {
  const ctx = await requireContext(props.params, contactsEntryPermission);
  const address = await props.searchParams;
  const search = contactSearch.parse(address);
  const t = await getTranslations('contacts');
  const contacts = listContacts(ctx, search); // not awaited: it streams below
  const counts = contacts.then(() => countContacts(ctx, search)); // after the rows, never at the same time
  const options = counts.then(() => countContactOptions(ctx, search));
  const [surroundings, saved, reassigned] = await Promise.all([
    contactPageData(ctx),
    listViews(ctx),
    latestReassignment(ctx),
  ]);
  const total = counts.then(({ [search.view]: { count, isMore } }) => ({ total: count, isMore }));
  const savedCounts = countViews(ctx, saved);
  const can = availabilitiesOn(ctx.access);
  const title = can.share.state === 'open' ? t('title') : t('allContacts');
  const visible = contactVisibility(ctx.access);
  const isMasked = surroundings.masked.length === maskedFields.length;
  return (
    <Page>
      <LiveRefresh topics={['work', 'members']} />
      <ContactsPageProvider page={{ workspace: ctx.workspace.slug, ...surroundings, can }}>
        <ContactDialogsProvider>
          <ContactsHead title={title} counts={counts} hasActions={hasListActions(ctx.access)} />
          <SharedNotice ctx={ctx} />
          <CoverNotice ctx={ctx} className="flex-none px-(--gutter) pb-3" />
          {reassigned && <ReassignedNotice latest={reassigned} />}
          <Toolbar
            search={
              <TableSearch
                label={t('search')}
                placeholder={isMasked ? t('searchByName') : t('searchByAll')}
              />
            }
            filters={<ViewSwitch views={viewsWithin(visible, surroundings.beside.teams)} counts={counts} />}
            end={
              <>
                <SavedViews
                  views={saved}
                  counts={savedCounts}
                  current={typeof address.saved === 'string' ? address.saved : null}
                  filters={new URLSearchParams(filterParams(search)).toString()}
                />
                <ContactsViewMenu />
              </>
            }
          />
          <ContactFilters shown={filtersWithin(visible)} counts={options} />
          <Suspense fallback={<ContactsSkeleton />}>
            <ContactsTable contacts={contacts} total={total} />
          </Suspense>
        </ContactDialogsProvider>
      </ContactsPageProvider>
    </Page>
  );
}
