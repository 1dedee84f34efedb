'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';

const Shown = createContext<(codes: string[]) => void>(() => {});

/** Shows new recovery codes in the place of the forms, until the person leaves them. */
export const useRecoveryCodes = () => use(Shown);

/**
 * Holds new recovery codes for as long as the page shows them: they can be read this one time.
 *
 * @param posted those that a form posted without script has just made
 * @param back leads away, so it is absent while the codes are shown
 */
export function RecoveryCodes(props: { posted: string[]; back: ReactNode; children: ReactNode }) {
  const { posted, back, children } = props;
  const t = useTranslations('secondFactor');
  const [made, setMade] = useState<string[]>([]);
  const codes = made.length > 0 ? made : posted;
  if (codes.length === 0)
    return (
      <Shown value={setMade}>
        {children}
        {back}
      </Shown>
    );
  return (
    <>
      <Callout tone="amber" role="status">
        {t('codesOnce')}
      </Callout>
      <CodeBlock value={codes.join('\n')} label={t('copyCodes')} />
      {/* A full page load, after which the codes are nowhere in the browser. */}
      <a href="/second-factor" className={buttonClass({ variant: 'primary', size: 'gate' })}>
        {t('codesKept')}
      </a>
    </>
  );
}
