-- The append-only record of who did what. Events are written by whoever acts, in the transaction of the act;
-- the sealer chains them afterwards. The application may add, and never change or remove.
create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  what text not null,
  actor text not null,
  person uuid,
  account uuid,
  realm text,
  application text,
  address text,
  browser text,
  details jsonb not null default '{}'
);
comment on table audit_events is 'One line per security event; append-only.';
comment on column audit_events.what is 'Key of the event, listed in docs/audit-events.md.';
comment on column audit_events.actor is 'Who acted: person, system, command, agent:<account>.';
comment on column audit_events.address is 'Address of the client, where one is known.';
comment on column audit_events.browser is 'Browser in words, from its user agent.';
create index audit_events_by_account on audit_events (account, id desc) where account is not null;

create table audit_unsealed (
  event bigint primary key references audit_events (id)
);
comment on table audit_unsealed is 'Events that the sealer has still to chain.';

create table audit_chain (
  seq bigint primary key,
  event bigint not null unique references audit_events (id),
  sealed_at timestamptz not null,
  hash bytea not null
);
comment on table audit_chain is 'The hash chain: each hash covers its event and the hash before it.';

revoke update, delete, truncate on audit_events, audit_chain from sleutelbos_app;
