'use client';

import { useTranslations } from 'next-intl';
import { usePicture } from '@/components/pictures/pictures';
import type { Status } from '@/lib/policy/model';
import { cn } from './class-names';
import { Mail } from './icons';
import { initials, tintOf } from './internal/initials';

export type AvatarSize = 18 | 24 | 28 | 32 | 40 | 56;

const sizes: Record<AvatarSize, string> = {
  18: 'size-[18px] text-[8px]',
  24: 'size-6 text-[9.5px]',
  28: 'size-7 text-[11px]',
  32: 'size-8 text-[12px]',
  40: 'size-10 text-[14px]',
  56: 'size-14 text-[19px]',
};

export interface AvatarProps {
  /** Picks the picture, and the tint of a contact or a workspace: the id of a membership, a person or a record. */
  id: string;
  name: string;
  size?: AvatarSize;
  /** The green dot, with its word for screen readers (S1.4). */
  online?: boolean;
  /** Invited: dashed border. Suspended, ended or left: grey. */
  status?: Status;
  /** Only people have pictures; workspaces are square. */
  of?: 'person' | 'contact' | 'workspace';
  className?: string;
}

/**
 * A person's picture, or initials on a quiet tint, as for contacts and workspaces. It has no accessible name, because
 * the name is always shown beside it.
 */
export function Avatar({
  id,
  name,
  size = 32,
  online = false,
  status = 'active',
  of = 'person',
  className,
}: AvatarProps) {
  const t = useTranslations('ui');
  // A person appears by their membership here and by their account there: only the name is the same everywhere.
  const tint = tintOf(of === 'person' ? name : id);
  const picture = usePicture(of === 'person' && status !== 'invited' ? id : null);
  const look =
    status === 'invited'
      ? 'border border-dashed border-line-control text-ink-3'
      : status === 'active' || status === 'upcoming'
        ? ''
        : 'bg-press text-ink-3';
  return (
    <span
      className={cn(
        'relative inline-grid flex-none select-none place-items-center font-semibold leading-none tracking-[.01em]',
        of === 'workspace' ? 'rounded-2' : 'rounded-full',
        sizes[size],
        look,
        className,
      )}
      style={
        status === 'active' || status === 'upcoming'
          ? { backgroundColor: `var(--avatar-${tint})`, color: `var(--avatar-${tint}-ink)` }
          : undefined
      }
    >
      <span aria-hidden>{status === 'invited' ? <Mail className="icon-14" /> : initials(name)}</span>
      {picture && (
        <span
          aria-hidden
          style={{ backgroundImage: `url("${picture}")` }}
          className={cn(
            'absolute inset-0 rounded-full bg-center bg-cover bg-surface',
            status !== 'active' && 'opacity-60 grayscale',
          )}
        />
      )}
      {online && (
        <span
          className={cn(
            'absolute -right-0.5 -bottom-0.5 rounded-full border-2 border-(--ring,var(--surface)) bg-online',
            size <= 24 ? 'size-2.5' : 'size-3',
          )}
        >
          <span className="sr-only">{t('online')}</span>
        </span>
      )}
    </span>
  );
}
