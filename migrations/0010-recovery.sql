-- Getting in again by mail, and how people are reached.
create table recovery_flows (
  id uuid primary key,
  browser bytea not null,
  state jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table recovery_flows is 'Runs of the steps from a mailed recovery link to a new password; short-lived.';
comment on column recovery_flows.browser is 'Hash of the browser''s mark: a run goes on only where its link was opened.';
comment on column recovery_flows.state is 'Where the run is; the code that opened it stands there sealed.';
create index recovery_flows_by_expiry on recovery_flows (expires_at);

alter table mailed_codes add column subject uuid;
comment on column mailed_codes.subject is 'What the code is about beside its account, such as the address that it was sent to.';

alter table addresses
  add column replaces uuid references addresses (id) on delete set null,
  add column removed_at timestamptz;
comment on column addresses.verified_at is 'When the person proved, by a code that was sent there, that it reaches them.';
comment on column addresses.replaces is 'The address that goes when this one is verified.';
comment on column addresses.removed_at is 'Removed by the person; kept for a while so that it can be undone, and used for nothing.';

alter table persons add column chosen_language text check (chosen_language in ('nl', 'en'));
comment on column persons.chosen_language is 'Language that the person chose; goes before the administration''s, which an import brings again.';

create or replace view people_v_accounts as
  select a.id, a.person, a.realm, a.sign_in_name, a.sign_in_key, a.status,
    p.given_name, p.family_name, p.preferred_name, coalesce(p.chosen_language, p.language) as language,
    (select d.mail from addresses d
      where d.person = p.id and d.kind = 'mail' and (d.source = 'administration' or d.verified_at is not null)
        and d.removed_at is null
      order by d.source = 'person' desc, d.created_at limit 1) as mail
  from accounts a join persons p on p.id = a.person;

create or replace view people_v_persons as
  select id, number, given_name, family_name, preferred_name, coalesce(chosen_language, language) as language
  from persons;
