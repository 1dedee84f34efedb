import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { formAnswer } from '@/lib/access/gate/form-answer';
import type { PasskeyView } from '@/lib/access/second-factor/factor-view';
import { PasskeyForms } from './passkey-forms';

/**
 * The person's passkeys, by which they tell them apart.
 *
 * @param host of this installation
 * @param open the id of the one that is shown with its forms
 * @param canChange whether there are forms: the factor is fresh
 */
export async function PasskeyList(props: {
  passkeys: PasskeyView[];
  host: string | undefined;
  open: string | undefined;
  canChange: boolean;
}) {
  const { passkeys, host, open, canChange } = props;
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const dated = (at: Date) => format.dateTime(at, { dateStyle: 'long' });
  const answer = (await formAnswer('rename-passkey')) ?? (await formAnswer('remove-passkey'));
  return (
    <ul className="grid gap-3">
      {passkeys.map(({ id, name, addedAt, lastUsedAt, ...passkey }) => (
        <li key={id} className="grid gap-3 rounded-3 border p-3">
          <div className="flex items-start gap-3">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <p className="font-medium break-words">{name}</p>
              <p className="type-13 text-ink-2">
                {t('passkeyAdded', { date: dated(addedAt) })}{' '}
                {lastUsedAt && t('passkeyUsed', { date: dated(lastUsedAt) })}
              </p>
              {passkey.host !== host && (
                <p className="type-13 text-ink-2">{t('passkeyElsewhere', { host: passkey.host })}</p>
              )}
            </div>
            {canChange && id !== open && (
              <Link
                href={`/second-factor?${new URLSearchParams({ passkey: id })}`}
                aria-label={t('changePasskey', { name })}
                className="link type-13"
              >
                {t('change')}
              </Link>
            )}
          </div>
          {canChange && id === open && <PasskeyForms id={id} name={name} answer={answer} />}
        </li>
      ))}
    </ul>
  );
}
