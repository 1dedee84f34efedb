import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { LockedButton } from '@/components/lock/locked-button';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { SendHorizontal } from '@/components/ui/icons';
import { contactName } from '@/components/work/contact-name';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { contactsEntryPermission } from '@/lib/access/scope/contact-scope';
import { availability } from '@/lib/policy/might-ever';
import { contactPageData } from '@/lib/work/contacts/contact-page-data';
import { type ContactView, viewContact } from '@/lib/work/contacts/contact-view';
import { listsOf } from '@/lib/work/contacts/lists/list-lists';
import { duplicatesOf } from '@/lib/work/contacts/same-contact';
import { conversationsOf } from '@/lib/work/inbox/conversations/conversations-of-contact';
import { availabilitiesOn } from '../availabilities';
import { ContactActions } from '../contact-actions';
import { ContactCard } from '../contact-card';
import { ContactConversations } from '../contact-conversations';
import { ContactDialogsProvider } from '../contact-dialogs';
import { ContactDuplicates } from '../contact-duplicates';
import { ContactLists } from '../contact-lists';
import { ContactsPageProvider } from '../contacts-page-context';

/** One contact. A contact out of scope answers like a missing one (R6, MA8). */
export default async function ContactPage(props: PageProps<'/w/[workspace]/contacts/[contact]'>) {
  const ctx = await requireContext(props.params, contactsEntryPermission);
  const { contact: id } = await props.params;
  const t = await getTranslations('contacts');
  const contact = await orNotFound(viewContact(ctx, id));
  const [surroundings, lists, duplicates, conversations] = await Promise.all([
    contactPageData(ctx),
    listsOf(ctx, contact.id),
    duplicatesOf(ctx, contact.id),
    conversationsOf(ctx, contact.id),
  ]);
  const base = `/w/${ctx.workspace.slug}`;
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead
        title={contactName(t('noName'), contact)}
        primary={<WriteTo ctx={ctx} contact={contact} />}
        trail={{ href: `${base}/contacts`, label: t('toList') }}
      />
      <PageBody className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] content-start items-start gap-x-16 gap-y-8 pt-2 max-wide:grid-cols-1">
        <ContactsPageProvider
          page={{ workspace: ctx.workspace.slug, ...surroundings, can: availabilitiesOn(ctx.access) }}
        >
          <ContactDialogsProvider>
            <div className="grid max-w-form gap-6">
              <ContactCard contact={contact} />
              <ContactLists contact={contact} on={lists} />
              <ContactDuplicates contact={contact} duplicates={duplicates} />
              <ContactActions contact={contact} />
            </div>
          </ContactDialogsProvider>
        </ContactsPageProvider>
        <ContactConversations base={base} conversations={conversations} />
      </PageBody>
    </Page>
  );
}

/** The way to a first message, for who may write to this contact (S1.21). */
async function WriteTo({ ctx, contact }: { ctx: WorkspaceContext; contact: ContactView }) {
  const t = await getTranslations('firstMessage');
  const write = contact.may.write;
  if (write.allowed)
    return (
      <ButtonLink
        href={`/w/${ctx.workspace.slug}/messages/new/${contact.id}`}
        variant="primary"
        icon={<SendHorizontal aria-hidden />}
      >
        {t('message')}
      </ButtonLink>
    );
  if (availability(ctx.access, 'messages.reply').state !== 'locked') return null;
  return <LockedButton label={t('message')} decision={write} />;
}
