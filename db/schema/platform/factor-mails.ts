/** To a person whose second factor changed, or was replaced by a recovery code (B17). */
export interface SecondFactorMail {
  kind: 'second-factor';
  userId: string;
  change:
    | 'added'
    | 'removed'
    | 'renewed'
    | 'used'
    | 'reset'
    | 'stopped'
    | 'appRemoved'
    | 'passkeyAdded'
    | 'passkeyRemoved';
  locale: string;
}

/**
 * A reset of a second factor has begun: to the person, with the link, or to a holder of the top role, who can stop it in
 * that workspace (B17).
 */
export interface FactorResetMail {
  kind: 'factor-reset';
  resetId: string;
  holder: { userId: string; workspaceId: string; memberId: string } | null;
  locale: string;
}
