-- Enrolments: a person's ties to the institution over time.
create table enrolments (
  id uuid primary key,
  number text not null unique,
  person uuid not null references persons (id),
  institution text not null,
  group_name text not null,
  programme text,
  campus text,
  status text not null check (status in ('enrolled', 'graduated', 'withdrawn', 'ended')),
  status_date date not null,
  second_reminder_date date,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table enrolments is 'A person''s tie to the institution, as the student administration reports it.';
comment on column enrolments.number is 'Identifier of the enrolment in the student administration (enrolment_id).';
comment on column enrolments.institution is 'Key of institutions in campus.yaml; institution for the first.';
create index enrolments_by_person on enrolments (person);

create view lifecycle_v_groups as
  select distinct person, group_name, programme, institution, campus from enrolments where status = 'enrolled';
comment on view lifecycle_v_groups is 'Groups, programmes and campuses to which a person belongs now.';
