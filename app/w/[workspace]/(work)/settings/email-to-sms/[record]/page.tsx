import { getTranslations } from 'next-intl/server';
import { availability } from '@/lib/policy/might-ever';
import { emailToSms } from '@/lib/work/email-to-sms/email-to-sms';
import { readMailReception } from '@/lib/work/email-to-sms/mail-reception';
import { keyOf } from '@/lib/work/email-to-sms/sms-address';
import { LogSection } from '../../[collection]/[record]/log/log-section';
import { readLog } from '../../[collection]/[record]/log/read-log';
import { RecordFrame } from '../../[collection]/record/record-frame';
import { openRegistrations } from '../open-registrations';
import { ReceptionNotice } from '../reception-notice';
import { AddressPart } from './address-part';

/** A registered sender: the address to write to, and the log (S0.2, S0.3). */
export default async function RegistrationPage({
  params,
}: PageProps<'/w/[workspace]/settings/email-to-sms/[record]'>) {
  const ctx = await openRegistrations(params);
  const at = { collection: emailToSms.id, recordId: (await params).record };
  const { record, log } = await readLog(ctx, at);
  const reception = await readMailReception(ctx);
  const t = await getTranslations('emailToSms');
  const workspace = ctx.workspace.slug;
  const manage = availability(ctx.access, emailToSms.needs.update);
  return (
    <RecordFrame ctx={ctx} collection={emailToSms} record={record} facts={t('pageFacts')}>
      <div className="max-w-3xl">
        <ReceptionNotice reception={reception} workspace={workspace} />
      </div>
      {manage.decision.allowed && (
        <AddressPart ending={`.${keyOf(record.id)}@${reception.domain}`} sender={record.name} />
      )}
      <LogSection
        title={t('log')}
        isTwoWay
        name={record.name}
        attempts={log.attempts}
        of={{ workspace, ...at }}
        retry={manage}
      />
    </RecordFrame>
  );
}
