import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Share2 } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { FieldValue } from '@/components/work/field-value';
import { requireContext } from '@/lib/access/gate/page';
import { listReceived, type SharedContact, type SharedView } from '@/lib/work/shares/list-received';

/** Groups, templates and contacts that accounts above share with this one, read-only while they are shared (S0.2). */
export default async function SharedPage(props: PageProps<'/w/[workspace]/shared'>) {
  const ctx = await requireContext(props.params);
  const received = await listReceived(ctx);
  const t = await getTranslations('shared');
  return (
    <Page>
      <LiveRefresh topics={['settings', 'work']} />
      <PageHead title={t('title')} facts={t('facts')} />
      <PageBody>
        {received.length === 0 && <State icon={<Share2 />} title={t('none')} />}
        {received.map((record) => (
          <Shared key={record.id} record={record} />
        ))}
      </PageBody>
    </Page>
  );
}

async function Shared({ record }: { record: SharedView }) {
  const t = await getTranslations('shared');
  const kinds = await getTranslations('sharing.kinds');
  const contacts = await getTranslations('contacts');
  const name = record.kind === 'contact' ? contactName(contacts('noName'), record.contact) : record.name;
  return (
    <section className="mb-6 max-w-form" aria-label={name}>
      <h2 className="type-16">{name}</h2>
      <p className="type-13 pb-2 text-ink-3">
        {t('from', { kind: kinds(record.kind), account: record.from })}
      </p>
      {record.kind === 'template' && (
        <p className="whitespace-pre-wrap rounded-3 border bg-sunken px-3 py-2.5">{record.body}</p>
      )}
      {record.kind === 'group' && <Contacts contacts={record.contacts} />}
      {record.kind === 'contact' && <Contacts contacts={[record.contact]} />}
    </section>
  );
}

async function Contacts({ contacts }: { contacts: readonly SharedContact[] }) {
  const t = await getTranslations('shared');
  const words = await getTranslations('contacts');
  if (contacts.length === 0) return <p className="border-t py-2.5 text-ink-2">{t('nobody')}</p>;
  return (
    <ul className="border-t">
      {contacts.map((contact) => (
        <li key={contact.id} className="flex min-h-10 flex-wrap items-center gap-x-4 border-b py-2">
          <span className="min-w-40 flex-1 font-medium">{contactName(words('noName'), contact)}</span>
          <FieldValue field="phone" view={contact.phone} />
          <FieldValue field="email" view={contact.email} />
        </li>
      ))}
    </ul>
  );
}
