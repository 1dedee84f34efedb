'use client';

import { useTranslations } from 'next-intl';
import { usePicture } from '@/components/pictures/pictures';
import type { Status } from '@/lib/policy/model';
import { cn } from './class-names';
import { Mail } from './icons';
import { initials, tintOf } from './internal/initials';

export type AvatarSize = 18 | 24 | 28 | 32 | 40 | 56;

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
      ? 'avatar-invited'
      : status === 'active' || status === 'upcoming'
        ? `tint-${tint}`
        : 'avatar-left';
  return (
    <span
      className={cn(
        'avatar',
        of === 'workspace' ? 'rounded-2' : 'rounded-full',
        `avatar-${size}`,
        look,
        className,
      )}
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
