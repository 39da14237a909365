-- Run once, when the database is made: that of the store, beside that of Prefect.
CREATE DATABASE hdr;
