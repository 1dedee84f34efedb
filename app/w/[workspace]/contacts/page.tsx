import { getTranslations } from 'next-intl/server';
import { TableSearch } from '@/components/data-table/table-search';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import { requireContext } from '@/lib/page';
import { unmaskedFields } from '@/lib/policy/mask';
import { standing } from '@/lib/policy/might-ever';
import { maskedFields, type Visibility } from '@/lib/policy/model';
import { listContacts } from '@/lib/services/contacts/list';
import { contactSearch } from '@/lib/services/contacts/search';
import { listAssignable } from '@/lib/services/work/assignee';
import { contactReach } from '@/lib/services/work/reach';
import { type WorkView, workViews } from '@/lib/services/work/views';
import { SharedNotice } from '../shared/shared-notice';
import { ContactDialogsProvider } from './contact-dialogs';
import { AddContactButton, ListActions } from './contacts-actions';
import { ContactsPlaceProvider } from './contacts-place';
import { ContactsTable } from './contacts-table';
import { hasListActions, standingsOn } from './standings';
import { ViewSwitch } from './view-switch';

/** The module of contacts and, for who has Messages only, their contact view (S1.24). */
export default async function ContactsPage(props: PageProps<'/w/[workspace]/contacts'>) {
  const ctx = await requireContext(props.params, 'messages.view-contacts');
  const search = contactSearch.parse(await props.searchParams);
  const t = await getTranslations('contacts');
  const [page, assignable] = await Promise.all([listContacts(ctx, search), listAssignable(ctx)]);
  const open = unmaskedFields(ctx.access);
  const isModule = standing(ctx.access, 'contacts.view').state === 'open';
  const reach = contactReach(ctx.access);
  const title = isModule ? t('title') : t('allContacts');
  return (
    <Page>
      <title>{title}</title>
      <LiveRefresh topics={['work', 'members']} />
      <ContactsPlaceProvider
        place={{
          workspace: ctx.workspace.slug,
          assignable,
          masked: maskedFields.filter((field) => !open.includes(field)),
          can: standingsOn(ctx.access),
        }}
      >
        <ContactDialogsProvider>
          <PageHead
            title={title}
            count={t('count', { count: page.counts.all })}
            facts={t('facts', { mine: page.counts.mine, team: page.counts.team })}
            secondary={hasListActions(ctx.access) && <ListActions />}
            primary={<AddContactButton />}
          />
          <SharedNotice ctx={ctx} />
          <Toolbar
            search={
              <TableSearch
                label={t('search')}
                placeholder={open.length === 0 ? t('searchByName') : t('searchByAll')}
              />
            }
            filters={<ViewSwitch views={viewsWithin(reach)} counts={page.counts} />}
          />
          <ContactsTable page={page} />
        </ContactDialogsProvider>
      </ContactsPlaceProvider>
    </Page>
  );
}

/** The views that can hold a contact for someone who reaches that far. */
function viewsWithin(reach: Visibility): readonly WorkView[] {
  if (reach.kind === 'all') return workViews;
  const hasTeams = reach.kind === 'some' && reach.teams.length > 0;
  return hasTeams ? ['all', 'mine', 'team'] : ['all', 'mine'];
}
