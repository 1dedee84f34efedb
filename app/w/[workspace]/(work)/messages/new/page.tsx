import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { Pagination } from '@/components/data-table/pagination';
import { PageBody } from '@/components/shell/page';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button-link';
import { UserRoundSearch } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { countContacts } from '@/lib/work/contacts/list/count-contacts';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';

/** Chooses the recipient of a new message among the contacts that the person sees (S1.24). */
export default async function NewMessagePage(props: PageProps<'/w/[workspace]/messages/new'>) {
  const ctx = await requireContext(props.params, 'messages.reply');
  const search = contactSearch.parse({ ...(await props.searchParams), view: 'all' });
  const t = await getTranslations('firstMessage');
  const contacts = await getTranslations('contacts');
  const page = await listContacts(ctx, search);
  const { rows } = page;
  const total = countContacts(ctx, search).then(({ all: { count, isMore } }) => ({ total: count, isMore }));
  const base = `/w/${ctx.workspace.slug}`;
  const mayImport = availability(ctx.access, 'contacts.import').state === 'open';
  return (
    <ListPage
      topics={['work']}
      title={t('new')}
      facts={t('newFacts')}
      trail={{ href: `${base}/messages`, label: t('toMessages') }}
      search={contacts('search')}
    >
      <PageBody>
        {rows.length === 0 ? (
          <State
            icon={<UserRoundSearch />}
            title={search.q ? t('noneFound', { q: search.q }) : t('noContacts')}
            actions={
              search.q ? (
                <ButtonLink href={`${base}/messages/new`}>{contacts('clearSearch')}</ButtonLink>
              ) : (
                mayImport && <ButtonLink href={`${base}/contacts/import`}>{t('importContacts')}</ButtonLink>
              )
            }
          />
        ) : (
          <ul aria-label={t('new')} className="max-w-form border-t">
            {rows.map((contact) => (
              <li key={contact.id} className="border-b">
                <Link
                  href={`${base}/messages/new/${contact.id}`}
                  className="flex min-h-12 items-center gap-3 px-1 py-2 hover:bg-hover"
                >
                  <Avatar of="contact" id={contact.id} name={contact.name} />
                  <span className="min-w-0 flex-1 truncate font-medium">
                    {contactName(contacts('noName'), contact)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PageBody>
      <Pagination page={{ ...page, total }} />
    </ListPage>
  );
}
