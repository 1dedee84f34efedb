import type { ChannelKind } from '../channels';

/** The address that a messaging system posts to. */
export const inboundAddress = (origin: string, channelId: string) =>
  `${origin}/api/channels/${channelId}/messages`;

const senders: Readonly<Record<ChannelKind, object>> = {
  email: { name: 'Ada Example', email: 'ada@example.com' },
  sms: { name: 'Ada Example', phone: '+14155550100' },
  whatsapp: { name: 'Ada Example', phone: '+14155550100' },
  'web-chat': { name: 'Ada Example', email: 'ada@example.com' },
};

/** A message as a channel's system posts it. */
export const inboundExample = (kind: ChannelKind) => ({
  id: 'your-id-of-the-message',
  from: senders[kind],
  text: 'Hello',
});

/** A message as Latchkey posts it to a channel's outbound address. */
export const outboundExample = (kind: ChannelKind, channelId: string) => ({
  id: '0190a0a0-0000-7000-8000-000000000001',
  channelId,
  conversationId: '0190a0a0-0000-7000-8000-000000000002',
  to: { phone: null, email: null, ...senders[kind] },
  text: 'Hello Ada',
  at: '2026-01-31T09:30:00.000Z',
});

/**
 * A line for a shell that posts a signed message. It needs curl and openssl.
 *
 * @param secret the signing secret, or a text in its place
 */
export function curlLine({
  address,
  secret,
  kind,
}: {
  address: string;
  secret: string;
  kind: ChannelKind;
}): string {
  const { id: _, ...message } = inboundExample(kind);
  const rest = JSON.stringify(message).slice(1);
  return [
    `SECRET='${secret}'`,
    'T=$(date +%s)',
    `BODY='{"id":"test-'$T'",${rest}'`,
    `V1=$(printf %s "$T.$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/^.*= *//')`,
    `curl -sS -H 'content-type: application/json' -H "latchkey-signature: t=$T,v1=$V1" -d "$BODY" '${address}'`,
  ].join('; ');
}
