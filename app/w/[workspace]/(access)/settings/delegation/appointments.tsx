import { useFormatter, useTranslations } from 'next-intl';
import type { Appointment } from '@/lib/access/delegation/list-appointments';

/** The account's Admins, each with the person who appointed them. */
export function Appointments({
  appointments,
  timeZone,
}: {
  appointments: readonly Appointment[];
  timeZone: string;
}) {
  const t = useTranslations('delegation');
  const format = useFormatter();
  const sentence = ({ by }: Appointment) => {
    if (!by) return t('withAccount');
    const at = format.dateTime(by.at, { dateStyle: 'medium', timeZone });
    return by.isOfHost ? t('byHost', { name: by.name, at }) : t('byAccount', { name: by.name, at });
  };
  return (
    <ul className="grid gap-2">
      {appointments.map((appointment) => (
        <li key={appointment.memberId}>
          <p className="wrap-anywhere">
            {appointment.name}
            {appointment.isPending && <span className="text-ink-2"> · {t('pending')}</span>}
          </p>
          <p className="type-13 text-ink-2 wrap-anywhere">{sentence(appointment)}</p>
        </li>
      ))}
    </ul>
  );
}
