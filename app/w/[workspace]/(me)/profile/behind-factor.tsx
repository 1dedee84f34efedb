import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { challengePath } from '@/lib/access/sign-in/challenge-path';

/** A form that needs a fresh second factor: before that, the way to the challenge, so that nothing typed is lost (B17). */
export function BehindFactor(props: { isStale: boolean; workspace: string; children: ReactNode }) {
  const t = useTranslations('profile');
  const factor = useTranslations('secondFactor');
  if (!props.isStale) return props.children;
  return (
    <>
      <p className="text-ink-2">{t('codeFirst')}</p>
      <ButtonLink href={challengePath(`/w/${props.workspace}/profile`)} className="justify-self-start">
        {factor('give')}
      </ButtonLink>
    </>
  );
}
