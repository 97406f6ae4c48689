-- Devices among the second factors: one that shows codes stands here twice.
create or replace view methods_v_registered as
  select id, account, 'totp' as kind, confirmed_at as registered_at, last_used_at,
    null::text[] as transports, null::boolean as synced
  from totp_registrations where confirmed_at is not null
  union all
  select id, account, 'hardware-code', assigned_at, last_used_at, null, null
  from hardware_tokens where account is not null
  union all
  select id, account, kind, created_at, last_used_at, transports, backup_eligible
  from webauthn_credentials where disabled_at is null
  union all
  select p.id, p.account, k.kind, p.confirmed_at, p.last_used_at, null, null
  from phone_registrations p cross join (values ('sms'), ('voice')) as k (kind)
  where p.confirmed_at is not null and (p.line = 'mobile' or k.kind = 'voice')
  union all
  select d.id, d.account, k.kind, d.confirmed_at, d.last_used_at, null, null
  from devices d cross join (values ('app'), ('app-code')) as k (kind)
  where d.confirmed_at is not null and d.voided_at is null and d.ended_at is null
    and (k.kind = 'app' or d.code_secret is not null);
comment on view methods_v_registered is
  'Second factors that are registered, confirmed and usable. A mobile number stands here twice, as sms and as voice; so does a device that shows codes, as app and as app-code.';
