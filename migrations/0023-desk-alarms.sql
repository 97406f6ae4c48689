-- What a service desk must hear of: few among millions of events, so they have an index of their own.
create index audit_events_alarms on audit_events (id desc)
  where what in ('approval.disowned', 'phone.declined', 'account.alarm', 'key.cloned');
