'use client';

import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type CustomRole, withCustomRoles } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import type { AccessModel } from '@/lib/policy/model';
import { withOwnWords } from './internal/own-words';

const Model = createContext<AccessModel | null>(null);

/**
 * Provides an organisation's custom roles to its children (B7): adds them to the access model and their names to the
 * messages, so that components show a custom role like any role of the model.
 */
export function OwnRolesProvider(props: {
  model: string;
  roles: readonly CustomRole[];
  children: ReactNode;
}) {
  const { model: id, roles, children } = props;
  const locale = useLocale();
  const messages: AbstractIntlMessages = useMessages();
  const model = useMemo(() => withCustomRoles(modelOf(id), roles), [id, roles]);
  const words = useMemo(() => withOwnWords(messages, id, roles), [messages, id, roles]);
  return (
    <Model value={model}>
      <NextIntlClientProvider locale={locale} messages={words}>
        {children}
      </NextIntlClientProvider>
    </Model>
  );
}

/** The access model with that id, including the organisation's custom roles where they are provided. */
export function useAccessModel(id: string): AccessModel {
  const model = useContext(Model);
  return model?.id === id ? model : modelOf(id);
}
