-- Persons as the student administration knows them, and their accounts: one login each, in one realm.
create table persons (
  id uuid primary key,
  number text not null unique,
  given_name text not null,
  family_name text not null,
  preferred_name text,
  birth_date date,
  national_number bytea,
  national_number_index bytea,
  language text check (language in ('nl', 'en')),
  created_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table persons is 'Human beings known to the institution.';
comment on column persons.number is 'Identifier of the person in the student administration (person_id).';
comment on column persons.national_number is 'National number, sealed and bound to this row.';
comment on column persons.national_number_index is 'Keyed blind index of the national number.';
create index persons_by_national_number on persons (national_number_index) where national_number_index is not null;

create table addresses (
  id uuid primary key,
  person uuid not null references persons (id),
  kind text not null check (kind in ('mail', 'phone')),
  source text not null check (source in ('administration', 'person')),
  mail text,
  phone bytea,
  phone_index bytea,
  verified_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((kind = 'mail') = (mail is not null)),
  check ((kind = 'phone') = (phone is not null))
);
comment on table addresses is 'Where a person can be reached outside their accounts.';
comment on column addresses.phone is 'Telephone number in E.164 form, sealed and bound to this row.';
create unique index addresses_of_administration on addresses (person, kind) where source = 'administration';
create index addresses_by_person on addresses (person);
create index addresses_by_mail on addresses (lower(mail)) where kind = 'mail';

create table accounts (
  id uuid primary key,
  person uuid not null references persons (id),
  realm text not null,
  sign_in_name text not null,
  sign_in_key text not null,
  status text not null check (status in ('invited', 'active', 'suspended', 'closed', 'erased')),
  created_at timestamptz not null,
  activated_at timestamptz,
  closed_at timestamptz,
  changed_at timestamptz not null,
  unique (realm, sign_in_key),
  unique (person, realm)
);
comment on table accounts is 'One person''s login in one realm. Its id is the subject that applications see.';
comment on column accounts.sign_in_name is 'Sign-in name as shown.';
comment on column accounts.sign_in_key is 'Sign-in name in the form in which it is compared.';

create table terms_acceptances (
  person uuid not null references persons (id),
  terms text not null,
  version integer not null,
  accepted_at timestamptz not null,
  account uuid not null references accounts (id),
  primary key (person, terms, version)
);
comment on table terms_acceptances is 'Which version of which text a person accepted, when, and through which account.';

create view people_v_accounts as
  select a.id, a.person, a.realm, a.sign_in_name, a.sign_in_key, a.status,
    p.given_name, p.family_name, p.preferred_name, p.language,
    (select d.mail from addresses d
      where d.person = p.id and d.kind = 'mail' and (d.source = 'administration' or d.verified_at is not null)
      order by d.source = 'person' desc, d.created_at limit 1) as mail
  from accounts a join persons p on p.id = a.person;
comment on view people_v_accounts is 'Accounts with the name and language of their person, for higher folders to join.';

create view people_v_terms_accepted as
  select person, terms, version from terms_acceptances;
comment on view people_v_terms_accepted is 'Which versions of which texts a person accepted, for higher folders to join.';

create view people_v_persons as
  select id, number, given_name, family_name, preferred_name, language from persons;
comment on view people_v_persons is 'Persons by their number in the student administration, for higher folders to join.';
