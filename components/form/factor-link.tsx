'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ActionError } from '@/lib/platform/action-result';

/** Where a refusal for want of a second factor leads: to give it again, or to set it up (B17). */
const ways = {
  'factor-needed': { page: '/sign-in/second-factor', label: 'give' },
  'factor-missing': { page: '/second-factor', label: 'setUpFirst' },
} as const;

export type FactorKind = keyof typeof ways;

export const isAboutFactor = (kind: ActionError['kind']): kind is FactorKind => Object.hasOwn(ways, kind);

/** Leads there, and back to this page with its open dialog. */
export function FactorLink({ kind }: { kind: FactorKind }) {
  const t = useTranslations('secondFactor');
  const search = useSearchParams().toString();
  const here = `${usePathname()}${search ? `?${search}` : ''}`;
  const { page, label } = ways[kind];
  return (
    <a href={`${page}?${new URLSearchParams({ callbackUrl: here })}`} className="link">
      {t(label)}
    </a>
  );
}
