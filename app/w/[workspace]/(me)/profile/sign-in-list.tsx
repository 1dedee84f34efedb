import { useTranslations } from 'next-intl';
import { Part } from '@/components/shell/part';
import { CircleAlert, LogOut, MonitorSmartphone } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SignInView } from '@/lib/access/sessions/list-sign-ins';
import { deviceOf } from '@/lib/platform/http/device';

const icons = {
  'signed-in': MonitorSmartphone,
  'wrong-password': CircleAlert,
  'wrong-code': CircleAlert,
  'signed-out': LogOut,
  ended: LogOut,
  'ended-by-administrator': LogOut,
} as const;

/** The record of the reader's own sign-ins: what happened, how, when and from which browser. */
export function SignInList({ events, provider }: { events: readonly SignInView[]; provider: string }) {
  const t = useTranslations('profile');
  return (
    <Part title={t('signInsTitle')} lead={t('signInsLead')}>
      {events.length === 0 ? (
        <p className="text-ink-2">{t('signInsNone')}</p>
      ) : (
        <ol aria-label={t('signInsTitle')} className="grid border-t">
          {events.map((each) => (
            <SignInRow key={each.id} {...each} provider={provider} />
          ))}
        </ol>
      )}
    </Part>
  );
}

function SignInRow({
  at,
  event,
  way,
  withFactor,
  ip,
  userAgent,
  provider,
}: SignInView & { provider: string }) {
  const t = useTranslations('profile');
  const device = deviceOf(userAgent);
  const Icon = icons[event];
  const from = [device ? t('device', device) : t('unknownDevice'), ip].filter(Boolean).join(' · ');
  return (
    <li className="flex min-h-13 items-center gap-3 border-b py-2">
      <Icon className="text-ink-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {event === 'signed-in'
            ? t(`signInWays.${way ?? 'other'}`, { withFactor: String(withFactor), provider })
            : t(`signInEvents.${event}`)}
        </p>
        <p className="type-13 text-ink-3">
          {from} · <RelativeTime at={at} />
        </p>
      </div>
    </li>
  );
}
