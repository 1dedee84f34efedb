import { UserRoundSearch } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TableSearch } from '@/components/data-table/table-search';
import { Page, PageBody, PageHead, Toolbar } from '@/components/shell/page';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button-link';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';

/** To whom a new message goes: the contacts in reach, each with the link that opens the form (S1.24). */
export default async function NewMessagePage(props: PageProps<'/w/[workspace]/messages/new'>) {
  const ctx = await requireContext(props.params, 'messages.reply');
  const search = contactSearch.parse(await props.searchParams);
  const t = await getTranslations('firstMessage');
  const contacts = await getTranslations('contacts');
  const { rows } = await listContacts(ctx, search);
  const base = `/w/${ctx.workspace.slug}`;
  const mayImport = availability(ctx.access, 'contacts.import').state === 'open';
  return (
    <Page>
      <PageHead
        title={t('new')}
        facts={t('newFacts')}
        primary={<ButtonLink href={`${base}/messages`}>{t('toMessages')}</ButtonLink>}
      />
      <Toolbar search={<TableSearch label={contacts('search')} placeholder={contacts('search')} />} />
      <PageBody>
        {rows.length === 0 ? (
          <State
            icon={<UserRoundSearch />}
            title={search.q ? t('noneFound', { q: search.q }) : t('noContacts')}
            actions={
              !search.q &&
              mayImport && <ButtonLink href={`${base}/contacts/import`}>{t('importContacts')}</ButtonLink>
            }
          />
        ) : (
          <ul aria-label={t('new')} className="max-w-2xl border-t">
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
    </Page>
  );
}
