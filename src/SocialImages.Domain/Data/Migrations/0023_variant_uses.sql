-- When a variant was last read, or a link to its bytes was last given: what nobody needs any more is forgotten.
alter table image_variants add column used_at timestamptz not null default now();
create index on image_variants (used_at);
