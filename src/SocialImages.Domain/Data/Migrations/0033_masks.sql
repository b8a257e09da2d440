-- The sweep of stored files asks for each file whether it is somebody's mask.
create index generations_mask on generations (mask_hash) where mask_hash is not null;
