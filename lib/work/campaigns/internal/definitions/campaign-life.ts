/** The states of a campaign, and what they allow. A suspended one is edited and requeued. */
export const campaignLife = {
  states: ['draft', 'scheduled', 'sending', 'suspended', 'sent'],
  liveIn: 'sending',
  lockedIn: ['scheduled', 'sending', 'sent'],
  keptIn: ['scheduled', 'sending'],
  endsIn: ['sent'],
  due: { in: 'scheduled', at: 'sendAt', to: 'sending', otherwise: 'suspended' },
  isAudited: true,
} as const;
