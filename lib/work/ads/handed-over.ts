/** An ad, in the state that is handed over. */
interface Ad {
  id: string;
  name: string;
  version: number;
  state: string;
  fields: Readonly<Record<string, unknown>>;
  /** The counted link of the ad. */
  link: string;
}

/**
 * The content of a post to an ad account (docs/ads.md). `version` grows with every change, so that an account can ignore a
 * post that arrives late.
 * @param now seconds since 1970
 */
export const handedOver = ({ id, name, version, state, fields, link }: Ad, now: number) => ({
  event: 'ad-state',
  at: new Date(now * 1_000).toISOString(),
  ad: {
    ...{ id, name, version, state, link },
    headline: fields.headline,
    text: fields.text,
    dailyBudget: fields.dailyBudget,
    startAt: fields.startAt || null,
  },
});

/** The address that an ad account posts figures to. */
export const figuresAddress = (origin: string, workspaceId: string, accountId: string) =>
  `${origin}/api/ads/${workspaceId}/${accountId}/figures`;

/** The figures of one ad and day, as an example. */
export const figuresExample = {
  ad: '0190a0a0-0000-7000-8000-000000000001',
  day: '2027-03-01',
  shown: 1840,
  spent: 24,
};

/** An ad that is launched, as an example. */
export const launchExample = (origin: string) =>
  handedOver(
    {
      id: figuresExample.ad,
      name: 'Spring',
      version: 2,
      state: 'running',
      fields: { headline: 'Linen, all summer', text: 'Free delivery until Sunday.', dailyBudget: 25 },
      link: `${origin}/t/…`,
    },
    Date.UTC(2027, 2, 1, 9) / 1_000,
  );
