'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ChevronDown, Download } from '@/components/ui/icons';
import { Menu, MenuContent, MenuLink, MenuTrigger } from '@/components/ui/menu';

/** The files of the whole trail: each format says whom it is for. */
export function DownloadMenu({ base }: { base: string }) {
  const t = useTranslations('auditTrail');
  const files = [
    { name: 'csv', href: `${base}/file?format=csv` },
    { name: 'jsonl', href: `${base}/file?format=jsonl` },
    { name: 'ocsf', href: `${base}/file?format=ocsf` },
    { name: 'checkpoint', href: `${base}/checkpoint` },
  ] as const;
  return (
    <Menu>
      <MenuTrigger render={<Button icon={<Download />} />}>
        {t('download')}
        <ChevronDown className="icon-14" aria-hidden />
      </MenuTrigger>
      <MenuContent className="max-w-80">
        {files.map(({ name, href }) => (
          <MenuLink key={name} href={href} download>
            <span className="flex-1 py-1">
              <span className="block">{t(`files.${name}.label`)}</span>
              <small className="type-13 block font-normal">{t(`files.${name}.note`)}</small>
            </span>
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}
