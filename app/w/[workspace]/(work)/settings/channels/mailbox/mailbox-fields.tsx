'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { ControlledField, Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { Select } from '@/components/ui/select';
import { proposeServers, securities } from '@/lib/work/inbox/channels/mailbox/servers';

/** The address, the sign-in and the servers, which are proposed from the address until they are changed. */
export function MailboxFields() {
  const t = useTranslations('channels.mailbox');
  const propose = useProposal();
  return (
    <>
      <Field name="address" label={t('address')} help={t('addressHelp')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            onBlur={(event) => {
              propose(event.target.value.trim());
              return control.onBlur(event);
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-4 max-tablet:grid-cols-1">
        <Field name="username" label={t('username')} help={t('usernameHelp')}>
          {(control) => <Input {...control} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
        </Field>
        <Field name="password" label={t('password')} help={t('passwordHelp')}>
          {(control) => <PasswordInput {...control} autoComplete="off" />}
        </Field>
      </div>
      <ServerFields server="imap" />
      <ServerFields server="smtp" />
    </>
  );
}

function ServerFields({ server }: { server: 'imap' | 'smtp' }) {
  const t = useTranslations('channels.mailbox');
  return (
    <fieldset className="grid grid-cols-[1fr_6rem_11rem] items-start gap-3 max-tablet:grid-cols-2">
      <legend className="type-13 mb-2 font-semibold">{t(server)}</legend>
      <Field name={`${server}.host`} label={t('host')} className="max-tablet:col-span-2">
        {(control) => <Input {...control} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
      </Field>
      <Field name={`${server}.port`} label={t('port')}>
        {(control) => <Input {...control} inputMode="numeric" autoComplete="off" />}
      </Field>
      <ControlledField name={`${server}.security`} label={t('security')}>
        {(control) => (
          <Select
            {...control}
            options={securities.map((value) => ({ value, label: t(`securities.${value}`) }))}
          />
        )}
      </ControlledField>
    </fieldset>
  );
}

/** Fills in what the address suggests, where a field is empty or still holds the earlier suggestion. */
function useProposal(): (address: string) => void {
  const { getValues, setValue } = useFormContext();
  const suggested = useRef<Record<string, string>>({});
  const suggest = (path: string, value: string, isReplaceable = getValues(path) === '') => {
    const isOurs = getValues(path) === suggested.current[path];
    if (isOurs || isReplaceable) {
      setValue(path, value, { shouldDirty: true });
      suggested.current[path] = value;
    }
    return isOurs || isReplaceable;
  };
  return (address) => {
    const servers = proposeServers(address);
    if (!servers) return;
    suggest('username', address);
    for (const kind of ['imap', 'smtp'] as const) {
      const { host, port, security } = servers[kind];
      // Port and encryption belong to the host.
      if (!suggest(`${kind}.host`, host)) continue;
      suggest(`${kind}.port`, String(port), true);
      suggest(`${kind}.security`, security, true);
    }
  };
}
