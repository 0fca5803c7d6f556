-- Codes compare as they are written, as in the embedded database: KH1 is not kh1.
alter database character set utf8mb4 collate utf8mb4_bin;
