import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Merge } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { FieldValue } from '@/components/work/field-value';
import { requireContext } from '@/lib/access/gate/page';
import type { NamedContact } from '@/lib/access/masking/seen-contact';
import type { MaskedField } from '@/lib/policy/model';
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
        title={t('duplicateList.title')}
        facts={t('duplicateList.facts')}
        trail={{ href: base, label: t('toList') }}
      />
      <PageBody>
        {groups.length === 0 && <State icon={<Merge />} title={t('duplicateList.none')} />}
        <ul className="grid max-w-wide">
          {groups.map(({ field, value, contacts }) => (
            <li
              key={`${field} ${value}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3"
            >
              <div className="min-w-0 flex-1">
                <h2 className="break-words font-medium">{value}</h2>
                <ul className="grid gap-x-6 text-ink-2">
                  {contacts.map((contact) => (
                    <li key={contact.id} className="flex min-w-0 flex-wrap gap-x-2">
                      <Link href={`${base}/${contact.id}`} className="break-words hover:underline">
                        {contactName(t('noName'), contact)}
                      </Link>
                      {/* Names are often alike: the other address tells them apart. */}
                      <span className="min-w-0 break-all text-ink-3">
                        <Other field={field} contact={contact} />
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
              <ButtonLink
                aria-label={t('duplicateList.mergeThese', { value })}
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

/** The address of a duplicate that the others do not share with it. */
function Other({ field, contact }: { field: MaskedField; contact: NamedContact }) {
  const other = field === 'email' ? 'phone' : 'email';
  return contact[other].state === 'missing' ? null : <FieldValue field={other} view={contact[other]} />;
}
