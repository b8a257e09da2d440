alter table generations add column batch_id uuid;
create index generations_batch on generations (batch_id) where batch_id is not null;
