import { ArrowLeft, Merge } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { requireContext } from '@/lib/access/gate/page';
import { listDuplicates } from '@/lib/work/contacts/same-contact';

/** Groups of contacts with the same phone or email, each with a link to merge them. */
export default async function DuplicatesPage(props: PageProps<'/w/[workspace]/contacts/duplicates'>) {
  const ctx = await requireContext(props.params, 'contacts.delete');
  const t = await getTranslations('contacts');
  const groups = await listDuplicates(ctx);
  const base = `/w/${ctx.workspace.slug}/contacts`;
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead
        title={t('twins.title')}
        facts={t('twins.facts')}
        secondary={
          <ButtonLink href={base} icon={<ArrowLeft aria-hidden />}>
            {t('toList')}
          </ButtonLink>
        }
      />
      <PageBody>
        {groups.length === 0 && <State icon={<Merge />} title={t('twins.none')} />}
        <ul className="grid max-w-3xl">
          {groups.map(({ field, value, contacts }) => (
            <li
              key={`${field} ${value}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3"
            >
              <div className="min-w-0 flex-1">
                <h2 className="break-words font-medium">{value}</h2>
                <p className="flex flex-wrap gap-x-3 text-ink-2">
                  {contacts.map((contact) => (
                    <Link
                      key={contact.id}
                      href={`${base}/${contact.id}`}
                      className="truncate hover:underline"
                    >
                      {contactName(t('noName'), contact)}
                    </Link>
                  ))}
                </p>
              </div>
              <ButtonLink
                aria-label={t('twins.mergeThese', { value })}
                href={`${base}/${contacts[0]?.id}/merge?with=${contacts[1]?.id}`}
              >
                {t('merge.act')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </PageBody>
    </Page>
  );
}
