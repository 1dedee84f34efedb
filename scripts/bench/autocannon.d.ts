/** The parts of autocannon that the measurements use. */
declare module 'autocannon' {
  interface Load {
    url: string;
    connections: number;
    /** In seconds. */
    duration: number;
    method?: 'GET' | 'POST';
    headers?: Readonly<Record<string, string>>;
    body?: string;
    /** Sent in turn by each connection. */
    requests?: readonly { headers: Readonly<Record<string, string>> }[];
  }

  interface Result {
    requests: { total: number };
    /** In seconds. */
    duration: number;
    errors: number;
    statusCodeStats: Readonly<Record<string, { count: number }>>;
  }

  export default function autocannon(load: Load): Promise<Result>;
}
