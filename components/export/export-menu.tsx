'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Check, ChevronDown } from '@/components/ui/icons';
import { Menu, MenuContent, MenuGroup, MenuItem, MenuTrigger } from '@/components/ui/menu';
import {
  type FileFormat,
  fileFormatCookie,
  fileFormats,
  isFileFormat,
} from '@/lib/platform/files/file-format';
import { rememberedInCookie, rememberInCookie } from '@/lib/platform/i18n/remember-in-cookie';

interface ExportMenuProps {
  label: string;
  icon?: ReactNode;
  variant?: 'primary' | 'quiet';
  /** The accessible name where the label alone is ambiguous. */
  name?: string;
  busy: boolean;
  disabled?: boolean;
  /** Creates the file in the chosen format. */
  onChoose: (format: FileFormat) => void;
}

/** An export button; its menu asks for the format. */
export function ExportMenu({ label, name, icon, variant, busy, disabled, onChoose }: ExportMenuProps) {
  return (
    <Menu>
      <MenuTrigger
        aria-label={name}
        render={<Button variant={variant} icon={icon} busy={busy} disabled={disabled} />}
      >
        {label}
        <ChevronDown className="icon-14" aria-hidden />
      </MenuTrigger>
      <MenuContent className="max-w-80">
        <Formats onChoose={onChoose} />
      </MenuContent>
    </Menu>
  );
}

/** The formats, with a check at the one that this browser chose last. */
function Formats({ onChoose }: Pick<ExportMenuProps, 'onChoose'>) {
  const t = useTranslations('exportFile');
  const [last] = useState(remembered);
  function choose(format: FileFormat) {
    rememberInCookie(fileFormatCookie, format);
    onChoose(format);
  }
  return (
    <MenuGroup label={t('what')}>
      {fileFormats.map((format) => (
        <MenuItem key={format} onClick={() => choose(format)}>
          <span className="flex-1 py-1">
            <span className="block">{t(`formats.${format}.label`)}</span>
            <small className="type-13 block font-normal">{t(`formats.${format}.note`)}</small>
          </span>
          {format === last && <Check role="img" aria-label={t('last')} className="icon-14 text-accent" />}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}

function remembered(): FileFormat | null {
  const value = rememberedInCookie(fileFormatCookie);
  return isFileFormat(value) ? value : null;
}
