-- The events about one member, role or API key (B10).
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("organisation_id","subject_id","seq");
