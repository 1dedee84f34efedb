import { emailToSms } from '@/lib/work/email-to-sms/email-to-sms';
import { readMailReception } from '@/lib/work/email-to-sms/mail-reception';
import { CollectionPage } from '../[collection]/collection-page';
import { openRegistrations } from './open-registrations';
import { ReceptionNotice } from './reception-notice';

/** The registered senders, and whether their mail is received (S0.2, S0.3). */
export default async function EmailToSmsPage({
  params,
  searchParams,
}: PageProps<'/w/[workspace]/settings/email-to-sms'>) {
  const ctx = await openRegistrations(params);
  const { workspace } = await params;
  return (
    <CollectionPage
      address={{ params: Promise.resolve({ workspace, collection: emailToSms.id }), searchParams }}
      prefix="settings/"
      above={
        <div className="px-(--gutter) pb-4">
          <ReceptionNotice reception={await readMailReception(ctx)} workspace={workspace} />
        </div>
      }
    />
  );
}
