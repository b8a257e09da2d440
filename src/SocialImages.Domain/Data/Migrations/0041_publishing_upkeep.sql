-- The sweep asks which JPEGs still go out, or went out, with a post.
create index post_images_prepared on post_images (prepared_hash) where prepared_hash is not null;
create index instagram_jpegs_age on instagram_jpegs (created_at);

-- A claim, a renewal and a publication write a post's row several times within seconds: room on its page keeps those writes
-- out of the indexes.
alter table posts set (fillfactor = 70);
