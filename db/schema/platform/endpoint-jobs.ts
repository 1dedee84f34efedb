/** An event of the audit trail that an endpoint may want: the trigger `wake_endpoints` queues it with the event. */
export interface AccessEventJob {
  kind: 'access-event';
  workspaceId: string;
  organisationId: string;
  endpointId: string;
  seq: number;
}

/** The deliveries of an endpoint that are due. One such job is open as long as any delivery waits. */
export interface EndpointJob {
  kind: 'endpoint';
  workspaceId: string;
  endpointId: string;
}
