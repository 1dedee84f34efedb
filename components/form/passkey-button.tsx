'use client';

import { Button, type ButtonProps } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { KeyRound } from '@/components/ui/icons';
import { FormError } from './form-error';
import { type Ceremony, useHasPasskeys } from './use-ceremony';

/**
 * Asks the browser for a passkey. In a browser without passkeys, and before the script runs, it is hidden and keeps its
 * place, so that nothing moves.
 */
export function PasskeyButton(
  props: { ceremony: Ceremony } & Pick<ButtonProps, 'variant' | 'children' | 'className'>,
) {
  const { ceremony, variant, children, className } = props;
  const isKnown = useHasPasskeys();
  return (
    <div className={cn('grid gap-3', !isKnown && 'invisible', className)}>
      <FormError error={ceremony.error} />
      <Button
        size="gate"
        variant={variant}
        icon={<KeyRound aria-hidden />}
        busy={ceremony.isBusy}
        onClick={() => ceremony.run()}
      >
        {children}
      </Button>
    </div>
  );
}
