-- Sessions and the flows that lead to them.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  realm text not null,
  account uuid not null references accounts (id),
  kind text not null check (kind in ('browser', 'application')),
  auth_time timestamptz not null,
  acr text not null,
  amr text[] not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  address text,
  user_agent text,
  application text,
  oidc jsonb not null default '{}'
);
comment on table sessions is 'The truth about who is signed in where. All else is a view of these rows.';
comment on column sessions.token_hash is 'SHA-256 of the token in the browser''s cookie.';
comment on column sessions.kind is 'browser: a cookie; application: what offline_access keeps alive.';
comment on column sessions.oidc is 'What the OpenID Connect library keeps with a session: authorizations and state.';
-- Whole, not of live rows alone: without statistics the planner scans a partial index from end to end.
create index sessions_by_account on sessions (account);
create index sessions_by_expiry on sessions (expires_at);

create table sign_in_flows (
  id uuid primary key,
  browser bytea not null,
  account uuid references accounts (id),
  request jsonb not null,
  state jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table sign_in_flows is 'Runs of the steps between a browser and a session; short-lived.';
comment on column sign_in_flows.browser is 'Hash of the browser''s mark: a flow goes on only where it began.';
comment on column sign_in_flows.account is 'The account whose password was right, so that closing it or changing its password ends the flow.';
comment on column sign_in_flows.request is 'What is asked for: return address, level, age, application, hints.';
create index sign_in_flows_by_expiry on sign_in_flows (expires_at);
create index sign_in_flows_by_account on sign_in_flows (account) where account is not null;

create table activation_flows (
  id uuid primary key,
  browser bytea not null,
  state jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table activation_flows is 'Runs of the steps from an initial password or activation code to an active account.';
create index activation_flows_by_expiry on activation_flows (expires_at);

create table favourites (
  account uuid not null references accounts (id),
  application text not null,
  added_at timestamptz not null,
  primary key (account, application)
);
comment on table favourites is 'Applications that a person put first on the launch page.';

create view sign_in_v_sessions as
  select s.id, s.token_hash, s.realm, s.account, s.kind, s.auth_time, s.acr, s.amr, s.started_at, s.expires_at,
    s.ended_at, s.application, s.oidc,
    a.person, a.status, a.sign_in_name, a.given_name, a.family_name, a.preferred_name, a.language, a.mail
  from sessions s join people_v_accounts a on a.id = s.account;
comment on view sign_in_v_sessions is
  'Sessions with their account and its person. Live is: not ended, not expired, and the account active.';
